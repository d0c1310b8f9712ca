import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, edge, role, statement } from '#testing/small-trust.ts'

import { allConditionsOf } from './all-conditions.ts'

const provider = `arn:aws:iam::${account}:saml-provider/Corp`

/** The line from the provider to a role that lets in by these statements. */
function lineUnder(...statements: readonly JsonObject[]) {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        samlProviders: [{ name: 'Corp' }],
        roles: [{ name: 'A', trustPolicy: statement(...statements) }],
      },
    ],
  })
  return edge(workspace, provider, role('A'))
}

const letting = (Action: string, Condition: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal: { Federated: provider },
  Action,
  Condition,
})

const byIp = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
const isByIp = { operator: 'IpAddress', key: 'aws:SourceIp', values: ['10.0.0.0/8'], must: 'hold' }

describe('session tags of identities of a provider', () => {
  it.each<[string, JsonObject]>([
    ['a tag', { StringEquals: { 'aws:RequestTag/team': 'web' } }],
    ['a tag that a claim spells', { StringLike: { 'aws:RequestTag/team': '${saml:sub}' } }],
    [
      'a tag and an issuer',
      { StringEquals: { 'aws:RequestTag/team': 'web', 'saml:iss': 'https://corp.example' } },
    ],
  ])(
    'are brought under what sts:TagSession hangs on, where the role asks for %s (R9.7, R9.11)',
    (_, asked) => {
      const found = lineUnder(letting('sts:AssumeRoleWithSAML', asked), letting('sts:TagSession', byIp))
      expect(found?.state).toBe('conditional')
      expect(found === undefined ? [] : allConditionsOf(found)).toContainEqual(isByIp)
    },
  )

  it('are a way besides another one', () => {
    const found = lineUnder(
      letting('sts:AssumeRoleWithSAML', { StringEquals: { 'aws:RequestTag/team': 'web' } }),
      letting('sts:AssumeRoleWithSAML', { StringEquals: { 'saml:iss': 'https://corp.example' } }),
      letting('sts:TagSession', byIp),
    )
    expect(found?.conditions).toMatchObject([{ key: 'saml:iss' }])
    expect(found?.others).toEqual([[expect.objectContaining({ key: 'aws:RequestTag/team' }), isByIp]])
  })
})

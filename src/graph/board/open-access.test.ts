import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import { askAt } from '#model/ask-at.ts'
import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import type { Resource } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { noSettings } from '#model/entities/resource-settings.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { after, dev, smallCompany, the } from '#testing/accounts.ts'

import type { Access } from '../questions/access-of.ts'
import { openAccess } from './open-access.ts'

const queue = `arn:aws:sqs:eu-west-1:${dev}:jobs`
const alice = { kind: 'user', user: the.alice, context: { 'aws:MultiFactorAuthPresent': true } } as const
const company = smallCompany()

function allowingAlice(
  Condition: JsonValue,
  workspace: Workspace = company,
  Effect = 'Allow',
  name = 'P',
): Workspace {
  const document = {
    Version: '2012-10-17',
    Statement: { Effect, Action: 'sqs:DeleteQueue', Resource: '*', Condition },
  }
  return after(workspace, putInlinePolicy(workspace, { holder: the.alice, name, document }))
}

function access(workspace: Workspace, unknown: readonly string[], context = {}) {
  return openAccess(workspace, alice, { action: 'sqs:DeleteQueue', resource: queue, context, unknown })
}

function withEndpoint(workspace: Workspace, policy: JsonValue): Workspace {
  const id = arn(`arn:aws:ec2:eu-west-1:${dev}:vpc-endpoint/vpce-0123456789abcdef0`)
  const settings = { ...noSettings, vpcId: 'vpc-0123456789abcdef0' }
  const endpoint: Resource = {
    kind: 'resource',
    id,
    arn: id,
    accountId: dev,
    type: 'vpc-endpoint',
    name: 'vpce-0123456789abcdef0',
    policy,
    executionRole: null,
    instanceProfile: null,
    settings,
    tags: {},
  }
  return { ...workspace, entities: new Map(workspace.entities).set(id, endpoint) }
}

describe('what somebody may do while keys are not known', () => {
  const withMfa = allowingAlice({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })

  it('hangs on a key that a policy asks for, even where the session carries it', () => {
    expect(access(withMfa, []).state).toBe('allowed')
    expect(access(withMfa, ['AWS:multifactorauthpresent'])).toMatchObject({
      state: 'conditional',
      isExact: true,
      ways: [[{ key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' }]],
    })
  })

  it('does not hang on keys that nothing asks for', () => {
    expect(access(withMfa, ['aws:SourceIp']).state).toBe('allowed')
  })

  it('hangs on how long ago MFA was used, where that is left open', () => {
    const young = allowingAlice({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } })
    expect(access(young, ['aws:MultiFactorAuthAge']).state).toBe('conditional')
  })

  it('says nothing for certain where two keys that go together are asked for at once', () => {
    const both = allowingAlice({
      DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      NumericGreaterThan: { 'aws:EpochTime': '1800000000' },
    })
    expect(access(both, ['aws:CurrentTime']).state).toBe('unknown')
  })

  it('hangs on the time under whichever of its keys a policy asks for it', () => {
    const late = allowingAlice({ NumericGreaterThan: { 'aws:EpochTime': '1800000000' } })
    const asked = askAt(
      { action: 'sqs:DeleteQueue', resource: queue, context: {}, unknown: ['aws:CurrentTime'] },
      '2026-03-01T08:00:00Z',
    )
    expect(openAccess(late, alice, asked)).toMatchObject({ state: 'conditional', isExact: true })
  })

  it('may go through any endpoint that is there, by its policy, or through none of them', () => {
    const closed = { Version: '2012-10-17', Statement: [] }
    const workspace = withEndpoint(allowingAlice({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), closed)
    const name = 'vpce-0123456789abcdef0'
    expect(access(workspace, ['aws:SourceVpce'])).toMatchObject({
      state: 'conditional',
      isExact: true,
      ways: [[{ operator: 'StringNotEquals', key: 'aws:SourceVpce', values: [name], must: 'hold' }]],
    })
    expect(access(workspace, [], { 'aws:SourceVpce': name }).state).toBe('denied')
  })
})

function isTrueOf(told: Access, found: readonly boolean[], workspace: Workspace): boolean {
  switch (told.state) {
    case 'allowed':
      return !found.includes(false)
    case 'denied':
      return !found.includes(true)
    case 'conditional':
      return access(workspace, [], told.witness).state === 'allowed'
    case 'unknown':
      return true
  }
}

describe('of a key that nobody knows', () => {
  const values = ['a', 'b', 'c', 'abc', '']
  const condition = fc.record({
    operator: fc.constantFrom(
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringEqualsIfExists',
      'Null',
    ),
    wanted: fc.constantFrom('a', 'b', 'a*', 'true', 'false'),
  })

  it('no value is allowed where it is denied, and every one where it is allowed', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), (conditions) => {
        const all = conditions.map(({ operator, wanted }) => ({ [operator]: { 'aws:UserAgent': wanted } }))
        const workspace = all.reduce(
          (sofar: Workspace, one, at) => allowingAlice(one, sofar, at % 2 === 0 ? 'Allow' : 'Deny', `P${at}`),
          company,
        )
        const told = access(workspace, ['aws:UserAgent'])
        const found = [{}, ...values.map((value) => ({ 'aws:UserAgent': value }))].map(
          (context) => access(workspace, [], context).state === 'allowed',
        )
        expect(isTrueOf(told, found, workspace)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

describe('an endpoint that is not known, where nobody could list those of an account', () => {
  const unlisted = [{ type: 'vpc-endpoint', region: 'eu-west-1' }] as const
  const withUnlisted = (workspace: Workspace): Workspace => {
    const account = entityOf(workspace, 'account', `account/${dev}`)
    if (account === undefined) throw new Error('no account')
    return { ...workspace, entities: new Map(workspace.entities).set(account.id, { ...account, unlisted }) }
  }

  it('may forbid by its policy what is allowed, and changes nothing of what is denied', () => {
    const found = access(withUnlisted(allowingAlice({})), ['aws:SourceVpce'])
    expect(found).toMatchObject({ state: 'unknown', reasons: [{ kind: 'unlisted-resource' }] })
    expect(access(withUnlisted(allowingAlice({})), []).state).toBe('allowed')
    expect(access(withUnlisted(company), ['aws:SourceVpce']).state).toBe('denied')
  })
})

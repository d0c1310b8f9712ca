import { describe, expect, it } from 'vitest'

import type { OidcProvider } from '#model/entities/entity.ts'
import { accountId, arn } from '#model/entities/names.ts'

import { emptyTrust, type TrustForm, trustedEntityOf } from './trust-form.ts'

const own = accountId('111122223333')
const gitHub: OidcProvider = {
  kind: 'oidc-provider',
  id: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  arn: arn('arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'),
  accountId: own,
  url: 'token.actions.githubusercontent.com',
  clientIds: ['sts.amazonaws.com'],
  thumbprints: [],
  createDate: '2026-01-01T00:00:00Z',
  tags: {},
}
const read = (part: Partial<TrustForm>) => trustedEntityOf({ ...emptyTrust, ...part }, own, [gitHub])

describe('the form of whom a new role trusts', () => {
  it('asks no external id of its own account, whatever was typed before', () => {
    expect(read({ externalId: 'left over' })).toEqual({
      ok: true,
      value: { kind: 'account', accountId: own, externalId: '', requiresMfa: false },
    })
  })

  it('proposes the first client id of the provider as the audience', () => {
    expect(read({ kind: 'oidc', provider: gitHub.arn })).toMatchObject({
      ok: true,
      value: { kind: 'oidc', audience: 'sts.amazonaws.com', url: gitHub.url },
    })
  })

  it.each<[string, Partial<TrustForm>]>([
    ['not-twelve-digits', { kind: 'other-account', otherAccount: '1234' }],
    ['no-service', { kind: 'service', service: ' ' }],
    ['no-provider', { kind: 'oidc' }],
    ['no-provider', { kind: 'saml', provider: gitHub.arn }],
  ])('says %s of %j', (problem, part) => {
    expect(read(part)).toEqual({ ok: false, problem })
  })
})

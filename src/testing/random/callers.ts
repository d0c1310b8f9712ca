import * as fc from 'fast-check'

import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

export const A = '111111111111'
export const B = '222222222222'

export const alice = `arn:aws:iam::${A}:user/team/alice`
export const roleR = `arn:aws:iam::${A}:role/app/R`
export const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
export const federatedF = `arn:aws:sts::${A}:federated-user/f`
export const aliceId = 'AIDAALICEALICEALICE1'
export const roleId = 'AROAROLEROLEROLEROL1'

/** Who asks, with the fields and context keys that go with it. */
export type Caller = Pick<AuthorizationRequest, 'principal' | 'sessionIssuer' | 'credentials'> & {
  readonly keys: RequestContext
}

const plain = (principal: AuthorizationRequest['principal'], keys: RequestContext = {}): Caller => ({
  principal,
  keys,
})

const users = [
  plain(alice),
  plain(alice, { 'aws:userid': aliceId }),
  { ...plain(alice), credentials: 'long-term' },
  { ...plain(alice), credentials: 'session-token' },
  { ...plain(alice, { 'aws:MultiFactorAuthPresent': true }), credentials: 'session-token' },
  plain(`arn:aws:iam::${B}:user/bob`),
  plain('arn:aws-cn:iam::333333333333:user/chen'),
] as const satisfies readonly Caller[]

const sessions = [
  plain(sessionS),
  plain(sessionS, { 'aws:PrincipalArn': roleR }),
  { ...plain(sessionS, { 'aws:userid': `${roleId}:s` }), credentials: 'role' },
  plain(roleR),
  plain(`arn:aws:sts::${A}:assumed-role/other/t`),
  plain(`arn:aws:sts::${A}:assumed-role/AWSServiceRoleForX/t`, {
    'aws:PrincipalArn': `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
  }),
] as const satisfies readonly Caller[]

const others = [
  plain(`arn:aws:iam::${A}:root`),
  { ...plain(`arn:aws:iam::${A}:root`), credentials: 'session-token' },
  plain(federatedF),
  { ...plain(federatedF), sessionIssuer: alice, credentials: 'federation-token' },
  plain({ Service: 'ec2.amazonaws.com' }),
  plain({ Federated: 'accounts.google.com' }),
  plain({ Federated: `arn:aws:iam::${A}:saml-provider/Corp` }),
  plain('*'),
] as const satisfies readonly Caller[]

/** Every kind of caller, users and role sessions oftenest. */
export const callers: fc.Arbitrary<Caller> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<Caller>(...users) },
  { weight: 4, arbitrary: fc.constantFrom<Caller>(...sessions) },
  { weight: 4, arbitrary: fc.constantFrom<Caller>(...others) },
)

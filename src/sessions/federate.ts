import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { OidcProvider, Role } from '#model/entities/entity.ts'
import type { Arn, Instant } from '#model/entities/names.ts'
import { withClock } from '#model/request-context.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { NoSuchRole, NotAuthorized, Undecided } from './assume-refusal.ts'
import { issueRoleSession } from './issue-role-session.ts'
import { judge, type StsCall } from './judge.ts'
import { type WishProblem, wrongWish } from './session-limits.ts'
import { type PassedPolicies, readSessionPolicies, type SessionPolicyProblem } from './session-policies.ts'
import { type PassedTags, type SessionTagProblem, tagsInCall, wrongTags } from './session-tags.ts'
import type { SessionOrigin, SessionStack } from './session.ts'

/** How STS finds the provider's token: good, or what is wrong with it. */
export type TokenState = 'good' | 'expired' | 'wrong-signature' | 'rejected-by-provider'

/** A person or a job that an identity provider vouches for, asking for a role. Tags and source identity stand in the token. */
export type FederationInput = PassedTags & {
  readonly provider: Arn
  readonly role: Arn
  readonly sessionName: string
  /** What the provider says of it, by condition key: `saml:aud`, `token.actions.githubusercontent.com:sub` … */
  readonly claims: RequestContext
  /** An hour where null. */
  readonly durationSeconds: number | null
  readonly sourceIdentity: string | null
  readonly sessionPolicies: PassedPolicies
  readonly token: TokenState
  readonly now: Instant
}

export type FederationRefusal =
  | NoSuchRole
  /** Not there, or for a token: not in the role's account. */
  | { readonly kind: 'no-such-provider'; readonly provider: Arn }
  /** The token's audience isn't among the client ids that the OIDC provider lists. */
  | {
      readonly kind: 'unknown-audience'
      readonly audience: string | null
      readonly clientIds: readonly string[]
    }
  | { readonly kind: 'unusable-token'; readonly state: Exclude<TokenState, 'good'> }
  | WishProblem
  | SessionPolicyProblem
  | SessionTagProblem
  | NotAuthorized
  | Undecided

const samlClaimsKept = ['saml:namequalifier', 'saml:sub', 'saml:sub_type']
const webIdentityClaimsKept = ['amr', 'aud', 'id', 'sub']

/**
 * Sign in through a SAML provider. The role's trust policy alone decides, on the provider and its claims; no
 * identity of AWS is needed.
 *
 * Rules R6.11, R6.15, R9.7. Source: AWS STS API Reference, "AssumeRoleWithSAML".
 */
export function assumeRoleWithSaml(
  workspace: Workspace,
  input: FederationInput,
): Result<SessionStack, FederationRefusal> {
  const { provider } = input
  if (entityOf(workspace, 'saml-provider', provider) === undefined) {
    return refused({ kind: 'no-such-provider', provider })
  }
  return federate(workspace, input, {
    action: 'sts:AssumeRoleWithSAML',
    origin: { kind: 'saml', provider },
    kept: samlClaimsKept,
  })
}

/**
 * Sign in with a token of an OIDC provider: its audience must be one of the provider's client ids, and the
 * provider in the role's account; then the role's trust policy alone decides.
 *
 * Rules R6.11, R6.15, R9.7. Source: AWS STS API Reference, "AssumeRoleWithWebIdentity".
 */
export function assumeRoleWithWebIdentity(
  workspace: Workspace,
  input: FederationInput,
): Result<SessionStack, FederationRefusal> {
  const provider = entityOf(workspace, 'oidc-provider', input.provider)
  if (provider === undefined || isElsewhere(workspace, provider, input.role)) {
    return refused({ kind: 'no-such-provider', provider: input.provider })
  }

  const audience = audienceOf(provider, input.claims)
  if (audience === null || !provider.clientIds.includes(audience)) {
    return refused({ kind: 'unknown-audience', audience, clientIds: provider.clientIds })
  }
  return federate(workspace, input, {
    action: 'sts:AssumeRoleWithWebIdentity',
    origin: { kind: 'web-identity', provider: provider.arn },
    kept: webIdentityClaimsKept.map((claim) => `${provider.url}:${claim}`),
  })
}

/** STS looks for the provider of a token in the account of the role alone. */
function isElsewhere(workspace: Workspace, provider: OidcProvider, role: Arn): boolean {
  const account = entityOf(workspace, 'role', role)?.accountId
  return account !== undefined && account !== provider.accountId
}

/** What sets the two ways of federation apart. `kept`: the claims that are still there after sign-in. */
type Federation = {
  readonly action: StsCall['action']
  readonly origin: SessionOrigin
  readonly kept: readonly string[]
}

function federate(
  workspace: Workspace,
  input: FederationInput,
  { action, origin, kept }: Federation,
): Result<SessionStack, FederationRefusal> {
  const { provider, sessionName, claims, durationSeconds, sourceIdentity, now } = input
  const checked = checkedSignIn(workspace, input)
  if (!checked.ok) return checked

  const { role, policies } = checked.value
  const judged = judge(
    workspace,
    { kind: 'federated', provider, context: {} },
    {
      action,
      resource: role.arn,
      context: withClock({ ...claims, ...callContext(input) }, now),
      tags: Object.keys(input.tags).length > 0,
      setsSourceIdentity: sourceIdentity !== null,
    },
  )
  if (!judged.ok) return judged

  const added = { 'aws:FederatedProvider': provider, ...keptOf(claims, kept) }
  const carried = {
    sessionPolicies: policies,
    sessionTags: input.tags,
    transitiveTagKeys: input.transitiveTagKeys,
    sourceIdentity,
    externalId: null,
    chainDepth: 0,
  }
  return ok([issueRoleSession({ role, sessionName, origin, now, durationSeconds, added, carried })])
}

type CheckedSignIn = { readonly role: Role; readonly policies: readonly NamedDocument[] }

/** All that STS looks at before the trust policy is asked. */
function checkedSignIn(
  workspace: Workspace,
  input: FederationInput,
): Result<CheckedSignIn, FederationRefusal> {
  const { sessionName, durationSeconds, sourceIdentity, token } = input
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined) return refused({ kind: 'no-such-role', role: input.role })
  if (token !== 'good') return refused({ kind: 'unusable-token', state: token })

  const wishes = { sessionName, externalId: null, sourceIdentity, durationSeconds }
  const problem = wrongWish(wishes, role, false) ?? wrongTags(input, {})
  if (problem !== null) return refused(problem)
  const policies = readSessionPolicies(workspace, role.accountId, input.sessionPolicies)
  return policies.ok ? ok({ role, policies: policies.value }) : policies
}

function callContext(input: FederationInput): RequestContext {
  const { sessionName, durationSeconds, sourceIdentity } = input
  return {
    'sts:RoleSessionName': sessionName,
    ...(durationSeconds === null ? {} : { 'sts:DurationSeconds': durationSeconds }),
    ...(sourceIdentity === null ? {} : { 'sts:SourceIdentity': sourceIdentity }),
    ...tagsInCall(input, {}),
  }
}

/** Letter case of key names is ignored (R4.2). */
function keptOf(claims: RequestContext, kept: readonly string[]): RequestContext {
  const wanted = new Set(kept.map((key) => key.toLowerCase()))
  return Object.fromEntries(Object.entries(claims).filter(([key]) => wanted.has(key.toLowerCase())))
}

function audienceOf(provider: OidcProvider, claims: RequestContext): string | null {
  const key = `${provider.url}:aud`.toLowerCase()
  const found = Object.entries(claims).find(([name]) => name.toLowerCase() === key)?.[1]
  return typeof found === 'string' ? found : null
}

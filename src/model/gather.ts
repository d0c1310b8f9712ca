import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext, RequestPrincipal } from '#engine/request/request.ts'

import { asksFor } from './asks-for.ts'
import type { Caller, CredentialHolder } from './caller.ts'
import { federatedUserArn, rootArn, sessionArn } from './entities/arn-of.ts'
import type { Principal } from './entities/entity.ts'
import type { Arn } from './entities/names.ts'
import type { Gap } from './gap.ts'
import { gatherEndpoint } from './gather-endpoint.ts'
import { gatherBoundary, gatherIdentity } from './gather-identity.ts'
import { membershipOf, principalPlace, unreadPlaces } from './gather-organization.ts'
import { gatherResource } from './gather-resource.ts'
import { keyOfAlias } from './key-of-alias.ts'
import { mergedContext, tagContext } from './request-context.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** What is asked: one action on one resource, with what the caller or the environment adds. */
export type Ask = {
  readonly action: string
  /** One concrete ARN, or `*`. */
  readonly resource: string
  readonly context: RequestContext
  /** Keys whose values nobody knows: the request lacks them, whatever they would follow from. */
  readonly unknown?: readonly string[]
  /** Keys that the request lacks for certain, in the same way. */
  readonly absent?: readonly string[]
}

export type Gathered = {
  readonly request: AuthorizationRequest
  readonly documents: PolicyDocuments
  readonly gaps: readonly Gap[]
}

/**
 * All that bears on a request: the policies of the caller (inline and attached, of its groups too), its boundary
 * and session policies, the policy of the resource that is asked about (for STS on a role its trust policy), and
 * the context that follows from caller and resource. What the question says wins over what the caller carries,
 * and both over what follows from the account, without regard to letter case of keys.
 *
 * An `outside-principal` is taken as allowed everything by its own account, whose policies nobody here can see:
 * what is judged is the resource's side. A service, an identity of a provider and an anonymous caller have no
 * policies of their own (R3.13, R7.12, R9.7). Of an IAM policy only the default version counts (R1.10).
 *
 * The organization adds the SCPs of the caller's account, the RCPs of the owner's, and where both stand in it; a VPC
 * endpoint that the context names adds its policy. A request on a KMS alias is one on its key.
 *
 * Rules R1.7, R1.9, R1.10, R6.2, R6.6, R6.7, R6.12, R7.8, R8.1 to R8.10. Source: IAM User Guide, "Policy evaluation logic".
 */
export function gather(workspace: Workspace, caller: Caller, question: Ask): Gathered {
  const asker = askerOf(workspace, caller)
  const asked = throughAlias(workspace, question)
  const owned = gatherResource(workspace, asked, asker.accountId)
  const isKnown = knownBy(question)
  const given = isKnown(mergedContext(caller.context, question.context))
  const endpoint = gatherEndpoint(workspace, given)
  const membership = membershipOf(workspace, asker.accountId ?? accountOutside(caller))
  const { levels } = membership.serviceControl
  const follows = [asker.context, principalPlace(membership), owned.context, endpoint.context, asked.context]
  const documents = {
    ...asker.documents,
    ...(owned.policy === null ? {} : { resource: owned.policy }),
    ...(levels === null ? {} : { serviceControl: levels }),
    ...(owned.resourceControl === null ? {} : { resourceControl: owned.resourceControl }),
    ...(endpoint.policy === null ? {} : { vpcEndpoint: [endpoint.policy] }),
  }
  const unplaced = unreadPlaces(workspace, [asker.accountId, owned.resourceAccount], documents)
  return {
    request: {
      principal: asker.principal,
      ...asker.credentials,
      action: asked.action,
      resource: asked.resource,
      ...(owned.resourceAccount === null ? {} : { resourceAccount: owned.resourceAccount }),
      context: isKnown(mergedContext(...follows, given)),
      ...(Object.keys(owned.settings).length === 0 ? {} : { resourceSettings: owned.settings }),
    },
    documents,
    gaps: unrepeated([
      ...asker.gaps,
      ...membership.serviceControl.gaps,
      ...endpoint.gaps,
      ...owned.gaps,
      ...owned.asking.filter(({ what }) => asksFor(documents, what)).map(({ gap }) => gap),
      ...unplaced,
    ]),
  }
}

/** Leave out what the question says that nobody knows, and what it says is absent. */
function knownBy({ unknown = [], absent = [] }: Ask): (context: RequestContext) => RequestContext {
  if (unknown.length + absent.length === 0) return (context) => context
  const folded = new Set([...unknown, ...absent].map((key) => key.toLowerCase()))
  return (context) =>
    Object.fromEntries(Object.entries(context).filter(([key]) => !folded.has(key.toLowerCase())))
}

/** KMS weighs a request that names an alias on the key that it stands for. */
function throughAlias(workspace: Workspace, question: Ask): Ask {
  const key = keyOfAlias(workspace, question.action, question.resource)
  if (key === undefined) return { ...question, context: {} }
  const alias = question.resource.slice(question.resource.indexOf(':alias/') + 1)
  return { ...question, resource: key.arn, context: { 'kms:RequestAlias': alias } }
}

/** Nobody sees into the account of an outsider, but where it stands in the organization, if it does. */
function accountOutside(caller: Caller): string | null {
  return caller.kind === 'outside-principal' ? accountIn(caller.arn) : null
}

/** A broken way to the root is told once where it is both the caller's and the owner's. */
function unrepeated(gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.length < 2) return gaps
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()]
}

/** The side of the caller. */
type Asker = {
  readonly principal: RequestPrincipal
  /** What of its credentials the principal doesn't tell. */
  readonly credentials: Pick<AuthorizationRequest, 'credentials' | 'sessionIssuer'>
  /** Null where the caller belongs to no account, or to one that nobody here sees into. */
  readonly accountId: string | null
  readonly documents: PolicyDocuments
  readonly context: RequestContext
  readonly gaps: readonly Gap[]
}

function askerOf(workspace: Workspace, caller: Caller): Asker {
  switch (caller.kind) {
    case 'root':
      return stranger(rootArn(caller.accountId), caller.accountId)
    case 'user':
      return userAsker(workspace, caller.user)
    case 'role-session':
      return sessionAsker(workspace, caller)
    case 'session-token':
      return { ...holderAsker(workspace, caller.holder), credentials: { credentials: 'session-token' } }
    case 'federated-user':
      return federatedUserAsker(workspace, caller)
    case 'service':
      return stranger({ Service: caller.service }, null)
    case 'federated':
      return stranger({ Federated: caller.provider }, null)
    case 'outside-principal':
      return { ...stranger(caller.arn, null), documents: ownPoliciesOf(caller.arn) }
    case 'anonymous':
      return stranger('*', null)
  }
}

/** A caller of whom the account model holds nothing. */
function stranger(principal: RequestPrincipal, accountId: string | null): Asker {
  return { principal, credentials: {}, accountId, documents: {}, context: {}, gaps: [] }
}

/** A session of a federated user has session policies, without which it has no permissions of its own (R7.7). */
function ownPoliciesOf(outsider: Arn): PolicyDocuments {
  const identity = [theirOwnPolicies]
  return outsider.includes(':federated-user/') ? { identity, session: identity } : { identity }
}

const theirOwnPolicies: NamedDocument = {
  name: "the other account's own policies, taken as allowing",
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

function userAsker(workspace: Workspace, arn: Arn): Asker {
  const user = entityOf(workspace, 'user', arn)
  if (user === undefined) return missing(arn)
  const context = {
    'aws:username': user.name,
    'aws:userid': user.uniqueId,
    ...tagContext('aws:PrincipalTag/', user.tags),
  }
  return ownAsker(workspace, user, { principal: arn, context, session: [] })
}

function holderAsker(workspace: Workspace, holder: CredentialHolder): Asker {
  return holder.kind === 'user'
    ? userAsker(workspace, holder.user)
    : stranger(rootArn(holder.accountId), holder.accountId)
}

type FederatedUser = Extract<Caller, { readonly kind: 'federated-user' }>

/**
 * Its policies are those of the user who asked for it, and so are the tags that it has of its own. Where no session
 * policy was passed the engine grants it nothing but what a resource-based policy gives it by name (R7.7).
 */
function federatedUserAsker(
  workspace: Workspace,
  { accountId, name, issuer, sessionPolicies }: FederatedUser,
): Asker {
  const principal = federatedUserArn(accountId, name)
  const session = sessionPolicies.length === 0 ? {} : { session: sessionPolicies }
  if (issuer.kind === 'root') {
    const documents = { identity: [everythingOfRoot], ...session }
    return { ...stranger(principal, accountId), credentials: { credentials: 'federation-token' }, documents }
  }
  const asker = userAsker(workspace, issuer.user)
  const ownTags = Object.entries(asker.context).filter(([key]) => key.startsWith('aws:PrincipalTag/'))
  return {
    ...asker,
    principal,
    credentials: { credentials: 'federation-token', sessionIssuer: issuer.user },
    documents: { ...asker.documents, ...session },
    context: Object.fromEntries(ownTags),
  }
}

const everythingOfRoot: NamedDocument = {
  name: 'the full access of the root user who asked for the session',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

type RoleSession = Extract<Caller, { readonly kind: 'role-session' }>

function sessionAsker(workspace: Workspace, { role: arn, sessionName, sessionPolicies }: RoleSession): Asker {
  const role = entityOf(workspace, 'role', arn)
  if (role === undefined) return missing(arn)
  const context = {
    'aws:PrincipalArn': arn, // with the path, which the session's own ARN drops (R1.7)
    'aws:userid': `${role.uniqueId}:${sessionName}`,
    ...tagContext('aws:PrincipalTag/', role.tags),
  }
  const principal = sessionArn(role.accountId, role.name, sessionName)
  return ownAsker(workspace, role, { principal, context, session: sessionPolicies })
}

type Acting = {
  readonly principal: Arn
  readonly context: RequestContext
  readonly session: readonly NamedDocument[]
}

function ownAsker(workspace: Workspace, holder: Principal, { principal, context, session }: Acting): Asker {
  const identity = gatherIdentity(workspace, holder)
  const boundary = gatherBoundary(workspace, holder)
  return {
    principal,
    credentials: {},
    accountId: holder.accountId,
    documents: {
      identity: identity.documents,
      ...(boundary.documents.length === 0 ? {} : { permissionsBoundary: boundary.documents }),
      ...(session.length === 0 ? {} : { session }),
    },
    context,
    gaps: [...identity.gaps, ...boundary.gaps],
  }
}

function missing(arn: Arn): Asker {
  return { ...stranger(arn, accountIn(arn)), gaps: [{ kind: 'no-such-caller', caller: arn }] }
}

function accountIn(arn: Arn): string | null {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? null
}

import {
  type CompiledPolicies,
  type CompiledPolicy,
  compilePolicies,
} from '#engine/compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import { accountId, type Arn } from '#model/entities/names.ts'
import { gather } from '#model/gather.ts'
import { organizationOf } from '#model/organization.ts'
import { todayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { isOpenWithin } from './open-keys.ts'
import { mayCoverAction } from './questions/plain-statements.ts'
import { secondActions } from './second-keys.ts'
import { accountOf, everything, type Pair } from './sides.ts'

/** The name of a session where any will do: the engine is then asked about the role, as some session of it. */
export const anySession = 'any-session'

/** All that a caller brings to whatever role it asks for, gathered and compiled once. */
export type CallerSide = {
  readonly caller: Caller
  readonly isOpen: (key: string) => boolean
  readonly request: Pick<AuthorizationRequest, 'principal' | 'credentials' | 'sessionIssuer' | 'context'>
  /** All policies, for explanations: compiled when they are first asked for. Null where a document is refused. */
  readonly policies: () => CompiledPolicies | null
  /** The same, less the identity-based policies that say nothing of sts:AssumeRole. */
  readonly bearing: CompiledPolicies | null
  readonly isWhole: boolean
  readonly namesUserId: boolean
  /** When the day begins on which it asks. */
  readonly today: number
}

/** Both halves of any pair. */
export type SideLookup = {
  readonly ofCaller: (caller: Caller) => CallerSide
  readonly ofRole: (role: Arn, caller: Caller) => RoleSide
  readonly ours: Ours
}

/** Which accounts are ours, and the organization that they are in: null where that isn't known. */
export type Ours = {
  readonly isOurs: (account: string) => boolean
  readonly organization: string | null
  /** Is it known which accounts are in the organization? */
  readonly areMembersKnown: boolean
  /** Is it the unique id of a user or role of ours? */
  readonly isOurId: (uniqueId: string) => boolean
}

/** All that a role brings to callers of one account. */
export type RoleSide = {
  readonly role: Arn
  readonly request: Pick<AuthorizationRequest, 'resource' | 'resourceAccount' | 'context'>
  readonly resource: CompiledPolicy | null
  readonly resourceControl: CompiledPolicies['resourceControl']
  /** The trust policy and the resource control policies, as they are. */
  readonly documents: readonly unknown[]
  readonly isReadable: boolean
  readonly isWhole: boolean
  readonly namesUserId: boolean
}

const assumeRole: Action = { name: 'sts:assumerole', service: 'sts', operation: 'assumerole' }

/** Gather the caller's half of any pair. What it says together with a role's half is what `gather` says of the pair. */
export function callerSideOf(workspace: Workspace, caller: Caller): CallerSide {
  const { request, documents, gaps } = gather(workspace, caller, {
    action: 'sts:AssumeRole',
    resource: '*',
    context: {},
  })
  const { resource: _resource, resourceControl: _control, ...own } = documents
  // what says nothing of the action at a glance, IAM accepts for certain
  const few = (own.identity ?? []).filter(({ document }) => mayCoverAction(document, assumeRole))
  const compiled = compilePolicies({ ...own, identity: few })
  const bearing = compiled.ok ? compiled.value : null
  let policies: CompiledPolicies | null | undefined
  const isAnySession = caller.kind === 'role-session' && caller.sessionName === anySession
  const { principal, action: _action, resource: _at, resourceAccount: _account, ...rest } = request
  // what is missing of the organization, the role's half says: it is asked on behalf of the caller's account
  const missing =
    accountOf(caller) === undefined ? gaps : gaps.filter(({ kind }) => !ofOrganization.has(kind))
  return {
    caller,
    isOpen: isOpenWithin(organizationOf(workspace) !== undefined, caller),
    request: { ...rest, principal: isAnySession ? caller.role : principal },
    policies: () => (policies === undefined ? (policies = compiledOrNull(own)) : policies),
    bearing: bearing === null ? null : { ...bearing, identity: bearing.identity.filter(isBearing) },
    isWhole: missing.length === 0,
    namesUserId: [...few, ...(own.permissionsBoundary ?? []), ...policiesOf(own.serviceControl)].some(
      namesUserId,
    ),
    today: todayOf(workspace),
  }
}

function compiledOrNull(documents: PolicyDocuments): CompiledPolicies | null {
  const compiled = compilePolicies(documents)
  return compiled.ok ? compiled.value : null
}

const ofOrganization: ReadonlySet<string> = new Set([
  'no-such-parent',
  'no-such-organization-policy',
  'unread-membership',
  'unread-organization-policies',
])

function isBearing({ document }: CompiledPolicy): boolean {
  const { allows, denies } = document.covering(assumeRole)
  return allows.statements.length + denies.statements.length > 0
}

/** Gather the role's half, as callers of `account` meet it; null stands for callers of none that we can see. */
export function roleSideOf(workspace: Workspace, role: Arn, account: string | null): RoleSide {
  const caller: Caller =
    account === null
      ? { kind: 'anonymous', context: {} }
      : { kind: 'root', accountId: accountId(account), context: {} }
  const { request, documents, gaps } = gather(workspace, caller, {
    action: 'sts:AssumeRole',
    resource: role,
    context: {},
  })
  const { resource, resourceControl } = documents
  const said = [...(resource === undefined ? [] : [resource]), ...policiesOf(resourceControl)]
  const sides: PolicyDocuments = {
    ...(resource === undefined ? {} : { resource }),
    ...(resourceControl === undefined ? {} : { resourceControl }),
  }
  const compiled = compilePolicies(sides)
  const { context = {}, resourceAccount } = request
  return {
    role,
    request: { resource: role, ...(resourceAccount === undefined ? {} : { resourceAccount }), context },
    resource: compiled.ok ? compiled.value.resource : null,
    resourceControl: compiled.ok ? compiled.value.resourceControl : null,
    documents: said.map(({ document }) => document),
    isReadable: compiled.ok,
    isWhole: gaps.length === 0,
    namesUserId: said.some(namesUserId),
  }
}

/** The request of a pair. Equal to the one that `gather` makes: keys that both halves have are spelled alike. */
export function requestOf(
  { request: own }: CallerSide,
  { request: asked }: RoleSide,
  action: Pair['action'],
): AuthorizationRequest {
  return { ...own, ...asked, action, context: { ...own.context, ...asked.context } }
}

const none = compiledOf({})

/** A caller who is allowed everything. */
export const allowed = compiledOf({ identity: [everything] })

/** Both halves; what is missing is taken as if it allowed everything, where `isWhole` is false. */
export function bothOf(
  own: CompiledPolicies,
  { resource, resourceControl }: RoleSide,
  isWhole: boolean,
): CompiledPolicies {
  const identity = isWhole ? own.identity : [...own.identity, ...allowed.identity]
  return { ...own, identity, resource, resourceControl }
}

/** The trust policy with a caller who is allowed everything. */
export function trustOf({ resource }: RoleSide): CompiledPolicies {
  return { ...allowed, resource }
}

/** The same, less what resource control policies keep from callers of elsewhere too (R8.6, R8.9). */
export function limitedTrustOf({ resource, resourceControl }: RoleSide): CompiledPolicies {
  return { ...allowed, resource, resourceControl }
}

/** The caller's half with a role that trusts the caller's whole account, which grants nothing by itself (R3.2). */
export function ownOf(
  own: CompiledPolicies,
  { resourceControl, role }: RoleSide,
  { caller, action }: Pair,
): CompiledPolicies {
  const account = accountOf(caller) ?? role.split(':')[4] ?? ''
  return { ...own, resource: trustInAccount(account, action), resourceControl }
}

const trusts = new Map<string, CompiledPolicy | null>()

function trustInAccount(account: string, action: Pair['action']): CompiledPolicy | null {
  const key = `${account} ${action}`
  const found = trusts.get(key)
  if (found !== undefined) return found
  const document = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: [action, ...secondActions] },
  } satisfies JsonValue
  const made = compiledOf({ resource: { name: 'trust in the account', document } }).resource
  trusts.set(key, made)
  return made
}

function compiledOf(documents: PolicyDocuments): CompiledPolicies {
  const compiled = compilePolicies(documents)
  return compiled.ok ? compiled.value : none
}

function policiesOf(levels: PolicyDocuments['serviceControl'] = []): readonly NamedDocument[] {
  return levels.flatMap(({ policies }) => policies)
}

const known = new WeakMap<object, boolean>()

/** Does the document look at the caller's unique id, which ends in the session's name? */
function namesUserId({ document }: NamedDocument): boolean {
  if (!isJsonObject(document)) return false
  const found = known.get(document) ?? /aws:userid/i.test(JSON.stringify(document))
  known.set(document, found)
  return found
}

import { type CompiledPolicies, noPolicies } from '#engine/compile/compile-policies.ts'
import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import { serviceKeys } from '#engine/evaluate/service-rules.ts'
import { explainBriefly } from '#engine/explain/explain.ts'
import type { Statement } from '#engine/policy/document.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import type { Gap } from '#model/gap.ts'
import { type Ask, gather } from '#model/gather.ts'
import { named } from '#model/look-up.ts'
import { resourceAt } from '#model/resource-at.ts'
import { todayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { othersIn } from '../all-conditions.ts'
import { asOfToday, type ToldToday } from '../as-of-today.ts'
import { mayLetIn } from '../let-in.ts'
import { isOpenTo } from '../open-keys.ts'
import { anySession } from '../pair-sides.ts'
import { isEverything, readable, type RefusedDocument, type Strength, strengthOf } from './actor-policies.ts'
import { actionOf } from './catalogue-actions.ts'
import { isChosenBy } from './chosen-keys.ts'
import { mayTrust } from './granted-by-resources.ts'
import { type Look, lookAt, statementNumbers, type StatementsOn, statementsOn } from './look.ts'
import { denied, type Permission, permissionOf } from './permission.ts'
import { isOwnHolder, namingIn } from './policies-named.ts'
import { regionOfCall } from './region-of-call.ts'
import { saidBy } from './said-by.ts'
import type { Thing } from './thing.ts'

/** One use of a permission: what is done to what; `passedTo` for a role, the service that it is passed to. */
export type Use = {
  readonly action: string
  readonly on: Thing
  readonly passedTo: string | null
  /** Of a role that is to be assumed: is it asked as if its trust policy named the caller? */
  readonly onceTrusted: boolean
}

/** One principal, of whom many things are asked. */
export type Actor = {
  readonly principal: Principal
  readonly may: (use: Use) => Permission
  readonly lookAt: (action: string) => Look
  readonly lookFor: (use: Pick<Use, 'action' | 'onceTrusted'>) => Look
  /** Statements that decide on a use that isn't denied. Costs an explanation. */
  readonly decidingOn: (use: Use) => readonly StatementReference[]
  /** The value of a context key of every call, in lower case; null where it has none or whoever calls chooses it. */
  readonly valueOf: (folded: string) => string | null
  readonly isOpen: (folded: string) => boolean
  /** The Allows of its identity-based policies. */
  readonly allows: readonly Statement[]
  /** Does one statement of its identity-based policies allow everything, whatever else denies or bounds it? */
  readonly allowsAll: boolean
  /** The managed policies that are attached to it and to its groups. */
  readonly attached: () => ReadonlySet<string>
  readonly strength: Strength
  /** Policies and groups that bear on it and that can't be read, so that what is found may not be so, or not be all. */
  readonly unread: readonly Unread[]
}

/** Something of a principal that can't be read. */
export type Unread = Gap | RefusedDocument

/** Answers to callers of a kind of whom the policies say the same of an action, by that. */
export type SharedAnswers = Map<string, Shared>
type Shared = { readonly look: Look; readonly answers: Map<string, Permission> }

/** Answers to one principal, good as long as its policies are the same. */
export type OwnAnswers = Map<string, Permission>

/** What was answered before, and when the day begins of which answers tell. */
type Known = { readonly shared: SharedAnswers; readonly own: OwnAnswers }

/** Gather what `principal` is allowed and denied, and remember each answer: to whoever is alike in `shared`, else in `own`. */
export function actorOf(workspace: Workspace, principal: Principal, { shared, own }: Known): Actor {
  const caller = callerOf(principal)
  const whole = gather(workspace, caller, { action: 'iam:GetUser', resource: '*', context: {} })
  const { policies: read, refused } = readable(whole.documents)
  const unread: readonly Unread[] = [...whole.gaps, ...refused]
  const policies = read ?? noPolicies
  const fleeting: OwnAnswers = new Map()
  const looks = new Map<string, Shared>()
  const lookOf = ({ action, onceTrusted }: Pick<Use, 'action' | 'onceTrusted'>): Shared => {
    const called = onceTrusted ? `${action} once trusted` : action
    const known = looks.get(called)
    if (known !== undefined) return known
    const on = statementsOn(policies, actionOf(action))
    const whose = `${principal.kind} ${principal.accountId} ${unread.length} ${statementNumbers(on)}`
    const toShare = { on, action, whose, called, onceTrusted }
    const found = shared.get(`${called} ${whose}`) ?? sharedIn(shared, toShare)
    looks.set(called, found)
    return found
  }
  let attached: ReadonlySet<string> | null = null
  let asIs: ReturnType<typeof readRequest> | null = null
  const isWhole = unread.length === 0
  const side: Side = { workspace, principal, caller, isWhole, today: todayOf(workspace) }
  return {
    principal,
    lookAt: (action) => lookOf({ action, onceTrusted: false }).look,
    lookFor: (use) => lookOf(use).look,
    may: (use) => {
      const { look, answers: withAlike } = lookOf(use)
      if (!look.mayCover(use.on.arn) && !mayBeLetIn(principal, use)) return denied
      if (isTrustOfOthers(principal, use)) return denied
      const isOwnEdit = look.asksForPolicy && isOwnHolder(principal, use.on.entity)
      const isFleeting = isOwnEdit || isOfThing(workspace, use)
      const answers = isFleeting ? fleeting : look.isOwn ? own : withAlike
      const at =
        !isFleeting && look.isSameForAny
          ? (use.on.arn.split(':')[1] ?? '')
          : `${use.action} ${use.passedTo ?? ''} ${use.onceTrusted} ${use.on.entity === null} ${isOwnEdit ? use.on.arn : look.signatureOf(use.on)}`
      const found = answers.get(at)
      if (found !== undefined) return found
      const answer = answerOf(side, use)
      answers.set(at, answer)
      return answer
    },
    decidingOn: (use) => reasonOf(side, use),
    valueOf: (folded) => {
      asIs ??= readRequest(requestOf(caller, whole.request))
      const found = asIs.ok ? asIs.value.context.get(folded) : undefined
      return found === undefined || found.multivalued ? null : (found.values[0] ?? null)
    },
    isOpen: isOpenTo(caller),
    allows: policies.identity.flatMap(({ document }) =>
      document.statements.filter(({ effect }) => effect === 'Allow'),
    ),
    attached: () => (attached ??= attachedTo(workspace, principal)),
    allowsAll: policies.identity.some(({ document }) => document.statements.some(isEverything)),
    strength: strengthOf(policies, isWhole),
    unread,
  }
}

function attachedTo(workspace: Workspace, principal: Principal): ReadonlySet<string> {
  const groups = principal.kind === 'user' ? principal.groups : []
  const holders = groups.flatMap((name) => named(workspace, 'group', principal.accountId, name) ?? [])
  return new Set([principal, ...holders].flatMap(({ attachedPolicies }) => attachedPolicies))
}

type ToShare = Pick<Use, 'action' | 'onceTrusted'> & {
  readonly on: StatementsOn
  readonly whose: string
  readonly called: string
}

/** What is looked at and answered once for all of whom the policies say the same. */
function sharedIn(shared: SharedAnswers, { on, action, whose, called, onceTrusted }: ToShare): Shared {
  const look = lookAt(on, actionOf(action), onceTrusted)
  const byStatements = look.isSameForAny ? shared.get(whose)?.answers : undefined
  const made: Shared = { look, answers: byStatements ?? new Map() }
  shared.set(`${called} ${whose}`, made)
  if (look.isSameForAny && byStatements === undefined) shared.set(whose, made)
  return made
}

function callerOf(principal: Principal): Caller {
  if (principal.kind === 'user') return { kind: 'user', user: principal.arn, context: {} }
  const { arn: role } = principal
  return { kind: 'role-session', role, sessionName: anySession, context: {}, sessionPolicies: [] }
}

function arnOf(caller: Caller): string {
  if (caller.kind === 'role-session') return caller.role
  return caller.kind === 'user' ? caller.user : ''
}

/** Of a role it is asked as of some session of it. */
function requestOf(caller: Caller, request: AuthorizationRequest): AuthorizationRequest {
  return caller.kind === 'role-session' ? { ...request, principal: caller.role } : request
}

/** May the thing let the principal in without an Allow of its own policies? */
export function mayBeLetIn(
  principal: Principal,
  { action, on: { entity } }: Pick<Use, 'action' | 'on'>,
): boolean {
  if (action.startsWith('sts:')) return true
  return entity?.kind === 'resource' && mayLetIn(entity, principal.arn)
}

/** Is it about assuming a role that trusts others alone? Without its trust policy nobody gets in (R7.8). */
function isTrustOfOthers(principal: Principal, { action, on: { entity }, onceTrusted }: Use): boolean {
  return (
    action === 'sts:AssumeRole' &&
    !onceTrusted &&
    entity?.kind === 'role' &&
    !mayTrust(entity.trustPolicy, principal)
  )
}

/** Has the thing something to say, so that the answer may change with it? What is to be made may be there already. */
function isOfThing(workspace: Workspace, { action, on: { arn, entity }, onceTrusted }: Use): boolean {
  if (onceTrusted) return false
  if (/^(sts|s3|kms):/i.test(action)) return true
  if (entity === null) return workspace.entities.has(arn) || resourceAt(workspace, arn) !== undefined
  return entity.kind === 'resource' && saidBy(entity, actionOf(action), arn) !== ''
}

type Side = {
  readonly workspace: Workspace
  readonly principal: Principal
  readonly caller: Caller
  readonly isWhole: boolean
  readonly today: number
}

type Answer = Pick<ToldToday, 'possibility' | 'context'> & {
  readonly request: AuthorizationRequest
  readonly policies: CompiledPolicies
  readonly isWhole: boolean
}

function answerOf(side: Side, use: Use): Permission {
  const answer = asked(side, use)
  if (answer === null) return permissionOf('unknown', [])
  const { possibility, isWhole } = answer
  switch (possibility.kind) {
    case 'never':
      return denied
    case 'always':
      return permissionOf(isWhole ? 'allowed' : 'unknown', [])
    case 'conditional':
      return isWhole
        ? permissionOf('conditional', possibility.conditions, othersIn(possibility).others)
        : permissionOf('unknown', possibility.conditions)
    case 'undetermined':
      return permissionOf('unknown', possibility.conditions)
  }
}

function reasonOf(side: Side, use: Use): readonly StatementReference[] {
  const answer = asked(side, use)
  if (answer === null) return []
  const { request, policies, context } = answer
  const { deciding } = explainBriefly({ ...request, context: { ...request.context, ...context } }, policies)
  // nobody wrote that trust policy yet
  return use.onceTrusted ? deciding.filter(({ layer }) => layer !== 'resource') : deciding
}

/** Ask the engine of calls that change anything. Null where it can't be asked. */
function asked(side: Side, use: Use): Answer | null {
  const answer = askedWith(side, use, {})
  if (answer?.possibility.kind !== 'conditional') return answer
  const { conditions, ways } = answer.possibility
  const naming = namingIn(side, use, [...conditions, ...ways.flat()])
  if (naming === null) return answer
  const answers = naming.policies.flatMap((policy) => askedWith(side, use, { [naming.key]: policy }) ?? [])
  const some = surest.flatMap((kind) => answers.filter(({ possibility }) => possibility.kind === kind))
  const [first = { ...answer, possibility: { kind: 'never' } as const }] = some.map(oneOfSome)
  return naming.isAll || some.length === 0 ? first : answer
}

/** A call that names another policy may be let in otherwise. */
function oneOfSome(answer: Answer): Answer {
  const { possibility } = answer
  return possibility.kind === 'conditional'
    ? { ...answer, possibility: { ...possibility, isExact: false } }
    : answer
}

const surest: readonly Answer['possibility']['kind'][] = ['always', 'conditional', 'undetermined']

/** Ask the engine, less the documents that can't be read. Null where even that can't be asked. */
function askedWith(
  { workspace, caller, isWhole, today }: Side,
  use: Use,
  besides: RequestContext,
): Answer | null {
  const { action, on, passedTo, onceTrusted } = use
  const region = regionOfCall(action, { caller: arnOf(caller), on: on.arn })
  const context: RequestContext = {
    ...besides,
    ...(passedTo === null ? {} : { 'iam:PassedToService': passedTo }),
    ...(region === null ? {} : { 'aws:RequestedRegion': region }),
  }
  const told = new Set(Object.keys(context).map((key) => key.toLowerCase()))
  const ask: Ask = { action, resource: on.arn, context }
  const { request: whole, documents, gaps } = gather(workspace, caller, ask)
  const { policies } = readable(onceTrusted ? { ...documents, resource: trustIn(caller) } : documents)
  if (policies === null) return null
  const request = requestOf(caller, whole)
  const isOpen = isOpenTo(caller)
  const read = readRequest(request)
  // what a rule of the service looks at can't be left open: it is then absent, as in a plain call
  const fixed = read.ok ? serviceKeys(read.value) : []
  const isLeftOpen = (key: string) =>
    !told.has(key) &&
    (isOpen(key) || (isChosenBy({ action, isOnNew: on.entity === null }, key) && !fixed.includes(key)))
  const found = asOfToday({ request, isOpen: isLeftOpen, today }, (call, isStillOpen) =>
    possibilityOf(call, policies, isStillOpen),
  )
  return { request, policies, ...found, isWhole: isWhole && (onceTrusted || gaps.length === 0) }
}

function trustIn(caller: Caller): NamedDocument {
  const trust = { Effect: 'Allow', Principal: { AWS: arnOf(caller) }, Action: 'sts:AssumeRole' }
  return { name: 'trust', document: { Version: '2012-10-17', Statement: [trust] } }
}

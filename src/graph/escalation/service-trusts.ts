import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import type { Role } from '#model/entities/entity.ts'
import type { Tags } from '#model/entities/names.ts'
import { todayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { allConditionsOf } from '../all-conditions.ts'
import { tellsTime } from '../certain-conditions.ts'
import { isHalfState } from '../half.ts'
import { type Judgement, judge } from '../judge.ts'
import { keysAt, momentsNamed } from '../moments.ts'
import { type CallerSide, callerSideOf, roleSideOf } from '../pair-sides.ts'
import { trustedNames } from '../trusted-names.ts'
import { denied, type Permission, permissionOf } from './permission.ts'
import type { Thing } from './thing.ts'

/** Roles that a service may act as, by what the engine says of that. */
export type Trusting = {
  readonly service: string
  readonly trust: Permission
  readonly roles: readonly Thing[]
}

/** Which of some roles services may act as. */
export type ServiceTrusts = {
  /** Roles that the service may act as, alike ones together. */
  readonly of: (service: string) => readonly Trusting[]
  /** By which statements the role lets the service in. */
  readonly decidingOn: (role: Role, service: string) => readonly StatementReference[]
}

/** What is known of roles and services, good as long as the organization and the day are the same. */
export type TrustAnswers = Map<
  string,
  { readonly trustPolicy: JsonValue; readonly tags: Tags; readonly trust: Permission }
>

/** Identity pools come to a role by a web identity, with the service as its provider. */
const providers: ReadonlySet<string> = new Set(['cognito-identity.amazonaws.com'])

/** Cost: one walk over the trust policies; each pair that a policy mentions is asked about once. */
export function serviceTrusts(
  workspace: Workspace,
  roles: readonly Thing[],
  known: TrustAnswers,
): ServiceTrusts {
  let mentioned: ReadonlyMap<string, readonly Thing[]> | null = null
  const callers = new Map<string, CallerSide>()
  const found = new Map<string, readonly Trusting[]>()
  const judged = (role: Role, service: string): Judgement | null => {
    const from = callers.get(service) ?? callerSideOf(workspace, callerOf(service))
    callers.set(service, from)
    return judge({ from, to: roleSideOf(workspace, role.arn, null), action: actionOf(service) })
  }
  const trustOf = (role: Role, service: string): Permission => {
    const key = `${service} ${role.arn}`
    const before = known.get(key)
    if (before?.trustPolicy === role.trustPolicy && before.tags === role.tags) return before.trust
    const trust = trustIn(service, role, permissionIn(judged(role, service)))
    known.set(key, { trustPolicy: role.trustPolicy, tags: role.tags, trust })
    return trust
  }
  const trustIn = (service: string, role: Role, trust: Permission): Permission => {
    const { contexts, keys } = callsIn(trust.conditions, role.accountId, todayOf(workspace))
    const said = contexts.map((context) => {
      const from = callerSideOf(workspace, { ...callerOf(service), context })
      const isOpen = (key: string) => !keys.has(key) && from.isOpen(key)
      const to = roleSideOf(workspace, role.arn, null)
      return permissionIn(judge({ from: { ...from, isOpen }, to, action: actionOf(service) }))
    })
    const [first = trust] = said
    return said.every((one) => one === first) ? first : trust
  }
  return {
    of: (service) => {
      const before = found.get(service)
      if (before !== undefined) return before
      mentioned ??= rolesByName(roles)
      const some = [...(mentioned.get(service) ?? []), ...(mentioned.get('*') ?? [])]
      const alike = new Map<Permission, Thing[]>()
      for (const thing of new Set(some)) {
        if (thing.entity?.kind !== 'role') continue
        const trust = trustOf(thing.entity, service)
        if (trust !== denied) listIn(alike, trust).push(thing)
      }
      const made = [...alike].map(([trust, list]) => ({ service, trust, roles: list }))
      found.set(service, made)
      return made
    },
    decidingOn: (role, service) => judged(role, service)?.why().deciding ?? [],
  }
}

const sourceAccount = 'aws:sourceaccount'

/**
 * The calls of a service that conditions tell apart by the account that it acts for, and by the time. What is passed in an account acts
 * there: the service says so, or nothing. Of times those from today on count, around each that a condition names.
 */
function callsIn(
  conditions: Permission['conditions'],
  account: string,
  today: number,
): { readonly contexts: readonly RequestContext[]; readonly keys: ReadonlySet<string> } {
  const keys = new Set(conditions.map(({ key }) => key.toLowerCase()))
  const accounts = keys.has(sourceAccount) ? [{ 'aws:SourceAccount': account }, {}] : [{}]
  const dated = conditions.filter(({ key }) => tellsTime(key.toLowerCase()))
  const timed = dated.length === 0 ? [{}] : momentsNamed(dated, today).map(keysAt)
  const told = new Set([
    ...(accounts.length > 1 ? [sourceAccount] : []),
    ...(dated.length === 0 ? [] : ['aws:currenttime', 'aws:epochtime']),
  ])
  const contexts = timed.flatMap((time) => accounts.map((one) => Object.assign({}, time, one)))
  return { contexts: told.size === 0 ? [] : contexts, keys: told }
}

function actionOf(service: string) {
  return providers.has(service) ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole'
}

function callerOf(service: string): Caller {
  return providers.has(service)
    ? { kind: 'federated', provider: service, context: {} }
    : { kind: 'service', service, context: {} }
}

function rolesByName(roles: readonly Thing[]): ReadonlyMap<string, readonly Thing[]> {
  const mentioned = new Map<string, Thing[]>()
  for (const thing of roles) {
    if (thing.entity?.kind !== 'role') continue
    for (const name of servicesIn(thing.entity.trustPolicy)) {
      const list = mentioned.get(name)
      if (list === undefined) mentioned.set(name, [thing])
      else list.push(thing)
    }
  }
  return mentioned
}

/** Services that a trust policy mentions, `*` for everyone. */
function servicesIn(trustPolicy: JsonValue): readonly string[] {
  return trustedNames(trustPolicy).flatMap(({ text, pattern }) => {
    if (pattern?.kind === 'service') return [text]
    if (pattern?.kind === 'federated') return providers.has(text) ? [text] : []
    return pattern?.kind === 'everyone' ? ['*'] : []
  })
}

function permissionIn(judgement: Judgement | null): Permission {
  if (judgement === null) return denied
  const { state } = judgement
  if (isHalfState(state)) return denied
  return permissionOf(state, allConditionsOf(judgement), judgement.others)
}

function listIn<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  const found = lists.get(key)
  if (found !== undefined) return found
  const made: Value[] = []
  lists.set(key, made)
  return made
}

import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal, Resource } from '#model/entities/entity.ts'
import type { Ask } from '#model/gather.ts'
import { resourceAt } from '#model/resource-at.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { eitherOf, othersIn } from '../all-conditions.ts'
import { mayLetIn } from '../let-in.ts'
import type { Access } from '../questions/access-of.ts'
import { type Asker, askerOf, namedAskers, roleOfSession, rootAskers } from '../questions/askers.ts'
import { type Held, heldBy } from '../questions/certain-denial.ts'
import { mayAllow, mayReachInto } from '../questions/plain-statements.ts'
import { type PreparedQuestion, prepared } from '../questions/principal-access.ts'
import { rowOf } from '../questions/who-can.ts'
import { keysInside } from './keys-inside.ts'
import { onlyAs, sessionsNamed } from './named-sessions.ts'
import { rememberReason } from './reasons.ts'
import { type Keep, keepNothing, keptOf } from './relation-memo.ts'
import type { AccessActions, LevelAccess, LevelledAction, Relation } from './relation.ts'
import type { Scene } from './scene.ts'
import { conditionalAmong, strongestOf } from './strongest.ts'

/** What is accessed: by one action, or a resource by all actions of its type. */
export type AccessGoal =
  /** `id` is another than that of the resource, which may be a role that ways lead through. */
  | { readonly kind: 'action'; readonly id: string; readonly action: string; readonly at: string }
  | {
      readonly kind: 'resource'
      readonly id: string
      readonly resource: Resource
      readonly actions: AccessActions
    }

/**
 * Who of `ids` has access to the goal, in their order: relations that hold, or of which it is unknown whether they do.
 * Each level is the strongest answer of the engine to any of its actions. Cost: a decision for each action that somebody's own
 * policies may allow, or that the resource itself has a say in.
 */
export function accessAmong(scene: Place, ids: readonly string[], goal: AccessGoal): readonly Relation[] {
  const accessOf = accessOn(scene, goal)
  return ids.flatMap((id) => accessOf(id) ?? [])
}

/** A workspace; what is found of it is kept beside what `memo` remembers, where there is one. */
type Place = Pick<Scene, 'workspace'> & Partial<Pick<Scene, 'memo'>>

/** The same of one after the other; null where one has no access. */
export function accessOn(place: Place, goal: AccessGoal): (id: string) => Relation | null {
  const { workspace } = place
  const asking = askingIn(workspace)
  const keep = keepIn(place, goal)
  return (id) => {
    const principal = principalAt(workspace, id)
    return keep(id, principal, () => {
      const held = principal === undefined ? null : heldBy(workspace, principal)
      const role = principal === undefined ? roleOfSession(workspace, id) : undefined
      const own = role === undefined ? held : heldBy(workspace, role)
      return relationOf(asking, { id, held, own }, goal)
    })
  }
}

function keepIn({ workspace, memo }: Place, goal: AccessGoal): Keep {
  if (memo === undefined || goal.kind !== 'resource') return keepNothing
  const { resource: entity, actions } = goal
  const said = JSON.stringify(actionsOn(actions, entity))
  return keptOf(workspace, memo, { kind: 'access', entity, said })
}

function relationOf(asking: Asking, who: Who, goal: AccessGoal): Relation | null {
  if (goal.kind === 'resource' && isKeptOut(who, goal)) return null
  const levels = levelsOf(asking, who, goal)
  const best = strongestOf(levels)
  return best === undefined ? null : relationTo({ id: who.id, goal, levels, best })
}

type Told = {
  readonly id: string
  readonly goal: AccessGoal
  readonly levels: readonly Level[]
  readonly best: Level
}

function relationTo({ id, goal, levels, best }: Told): Relation {
  const { caller, witness, told, conditions, others } = best
  const relation: Relation = {
    id: `access ${id} ${goal.id}`,
    kind: 'access',
    from: id,
    to: goal.id,
    state: told.state,
    covers: 1,
    conditions,
    ...(others === undefined ? {} : { others }),
    sentence: '',
    deciding: [],
    levels: levels.map((level) => level.told),
  }
  if (caller !== null) {
    const ask = { action: told.action, resource: told.resource, context: witness }
    rememberReason(relation, { caller, ask })
  }
  return relation
}

/** Who asks: a user or role of the workspace, or somebody whom the resource may name. */
type Who = {
  readonly id: string
  readonly held: Held | null
  /** Whose policies it has: of a session its role. */
  readonly own: Held | null
}

function principalAt(workspace: Workspace, id: string): Principal | undefined {
  return entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
}

type Level = Pick<Relation, 'conditions' | 'others'> & {
  readonly state: LevelAccess['state']
  readonly told: LevelAccess
  readonly caller: Caller | null
  readonly witness: RequestContext
}

function levelsOf(asking: Asking, who: Who, goal: AccessGoal): readonly Level[] {
  if (goal.kind === 'action') {
    const tries = [{ action: goal.action, resource: goal.at, level: null }]
    const at = resourceAt(asking.workspace, goal.at)
    const found = bestOf(asking, who, { tries, areAll: true }, at?.kind === 'resource' ? at : undefined)
    return found === null ? [] : [found]
  }
  const { resource, actions } = goal
  const list = actionsOn(actions, resource)
  const keys = keysInside(
    asking.workspace,
    resource,
    { id: who.id, held: who.own },
    { actions: namesWithin(list), limits: asking.limits },
  )
  const levels = new Set(list.map(({ level }) => level))
  // of equals the gravest is what is explained
  return [...levels]
    .toSorted((one, other) => byGravity.indexOf(other) - byGravity.indexOf(one))
    .flatMap((level) => {
      const ofLevel = list.filter((one) => one.level === level)
      const tries = ofLevel.flatMap((one) => triesOf(one, resource, keys.of))
      const areAll = ofLevel.every(({ action, isWithin }) => !isWithin || keys.areAll(action))
      const found = bestOf(asking, who, { tries, areAll }, resource)
      return found === null ? [] : [found]
    })
}

/** Levels, the least that they let one do first. */
const byGravity: readonly LevelAccess['level'][] = [
  'List',
  'Read',
  'Tagging',
  'Write',
  'Permissions management',
]

/** The actions that are asked about a resource: those of its type, of a generic one its own. */
export function actionsOn(actions: AccessActions, { type, arn }: Resource): readonly LevelledAction[] {
  return actions[type === 'generic' ? arn : type] ?? []
}

const knownNames = new WeakMap<readonly LevelledAction[], readonly string[]>()

/** The actions that are asked of things inside: the same list as long as the actions are the same. */
function namesWithin(actions: readonly LevelledAction[]): readonly string[] {
  const names =
    knownNames.get(actions) ?? actions.filter(({ isWithin }) => isWithin).map(({ action }) => action)
  knownNames.set(actions, names)
  return names
}

function triesOf(
  { action, isWithin, level }: LevelledAction,
  resource: Resource,
  keysOf: (action: string) => readonly string[],
): readonly Try[] {
  return (isWithin ? keysOf(action) : [resource.arn]).map((at) => ({ action, resource: at, level }))
}

type Try = { readonly action: string; readonly resource: string; readonly level: LevelAccess['level'] }

/** Whether they are all that there are. */
type Tries = { readonly tries: readonly Try[]; readonly areAll: boolean }

/** The strongest answer to any of the tries; of equals the one that hangs on least, with the ways of the others. */
function bestOf(asking: Asking, who: Who, { tries, areAll }: Tries, resource?: Resource): Level | null {
  const found: Level[] = []
  const isSilent = resource !== undefined && isSilentOn(who, resource)
  const sessions =
    resource === undefined ? [] : sessionsNamed(asking.workspace, who.held?.principal, resource)
  for (const one of tries) {
    if (isSilent && isWithout(who, one.action, one.resource)) continue
    const ask = { action: one.action, resource: one.resource, context: {} }
    const best = levelOf(one, asking.of(who, ask))
    if (best?.state === 'allowed') return best
    const named = sessions.flatMap((each) => levelOf(one, asking.asSession(each, ask)) ?? [])
    found.push(...(best === null ? named : [best, ...named]))
  }
  const [[first, ...more], areKnown] = conditionalAmong(found)
  return first === undefined ? (found[0] ?? null) : eitherOf([first, ...more], areAll && areKnown)
}

type Answer = { readonly access: Access; readonly caller: Caller | null }

/** Null where it is denied. */
function levelOf({ action, resource, level }: Try, { access, caller }: Answer): Level | null {
  const { state } = access
  if (state === 'denied') return null
  const conditions = state === 'allowed' ? [] : access.conditions
  const hanging = { state, conditions, ...(state === 'conditional' ? othersIn(access) : {}) }
  const witness = state === 'conditional' ? access.witness : {}
  return { ...hanging, told: { level, action, resource, state, conditions }, caller, witness }
}

/** Nothing on the side of the resource lets this one in by itself: without a permission of its own it has no access. */
function isSilentOn({ id, held }: Who, resource: Resource): boolean {
  return held !== null && !mayLetIn(resource, id)
}

/** Neither the resource nor any permission of its own speaks of it, whatever the action. */
function isKeptOut(
  who: Who,
  { resource, actions }: Extract<AccessGoal, { readonly kind: 'resource' }>,
): boolean {
  const documents = who.held?.documents ?? null
  if (documents === null || !isSilentOn(who, resource)) return false
  const services = new Set(actionsOn(actions, resource).map(({ action }) => action.split(':')[0] ?? ''))
  return ![...services].some((service) =>
    documents.some((document) => mayReachInto(document, service.toLowerCase(), resource.arn)),
  )
}

/** No policy of the caller's own may allow the action there. */
function isWithout({ held }: Who, action: string, resource: string): boolean {
  if (held === null || held.documents === null) return false
  const [service = '', operation = ''] = action.toLowerCase().split(':')
  const name = { name: action.toLowerCase(), service, operation }
  return !held.documents.some((document) => mayAllow(document, name, resource))
}

type Asking = {
  readonly workspace: Workspace
  readonly of: (who: Who, ask: Ask) => Answer
  /** Of a role as whoever of it has that ARN of a session, who has to have that name. */
  readonly asSession: (session: string, ask: Ask) => Answer
  /** Policies of the organization, which may allow some things alone. */
  readonly limits: readonly unknown[]
}

/** Questions are prepared once, however many ask them. */
function askingIn(workspace: Workspace): Asking {
  const questions = new Map<string, PreparedQuestion>()
  const strangers = new Map<string, ReadonlyMap<string, Asker>>()
  const questionOf = (key: string, ask: Ask) => {
    const found = questions.get(key) ?? prepared(workspace, ask)
    questions.set(key, found)
    return found
  }
  const of: Asking['of'] = ({ id, held }, ask) => {
    const key = `${ask.action} ${ask.resource}`
    const { question, accessOfHeld } = questionOf(key, ask)
    if (held !== null) {
      return { access: accessOfHeld(held), caller: askerOf(held.principal).callers[0] ?? null }
    }
    const askers = strangers.get(key) ?? strangersOf(workspace, ask)
    strangers.set(key, askers)
    const asker = askers.get(id)
    const row = asker === undefined ? null : rowOf(question, asker)
    return { access: row?.access ?? { state: 'denied' }, caller: row?.caller ?? null }
  }
  const asSession: Asking['asSession'] = (session, ask) => {
    const { access, caller } = of({ id: session, held: null, own: null }, ask)
    return { access: onlyAs(session, access), caller }
  }
  return {
    workspace,
    of,
    asSession,
    limits: entitiesOf(workspace, 'organization-policy').map(({ document }) => document),
  }
}

/** Who may ask besides the users and roles of the workspace, by id. */
function strangersOf(workspace: Workspace, ask: Ask): ReadonlyMap<string, Asker> {
  return new Map([...rootAskers(workspace), ...namedAskers(workspace, ask)].map((asker) => [asker.id, asker]))
}

import { type ActionPattern, coversAction, parseActionPattern } from '#engine/policy/action-pattern.ts'
import type { EntityId, Principal } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { type Held, heldBy } from './certain-denial.ts'
import { changedConcerns, type Concern, type PlainText } from './changed-concerns.ts'
import { type ActionDifference, kindOf, type Sides } from './difference.ts'
import { prepared } from './principal-access.ts'
import { resourcesFor } from './resources-for.ts'

/** Statements that only one of two workspaces has, and whom to ask about what they cover. */
export type VersionConcern = {
  readonly statements: readonly PlainText[]
  readonly whom: readonly EntityId[]
}

type VersionAsk = {
  readonly action: string
  readonly resources: readonly string[]
  readonly whom: readonly EntityId[]
}

/** So many answers are worth waiting for, of one concern. */
const mostAnswers = 1_000_000

/** What differs, and whom it concerns: `only` one user or role, null for everybody. */
export function versionConcerns(sides: Sides, only: EntityId | null): readonly VersionConcern[] {
  const everybody = only === null ? principalsIn(sides) : [only]
  return changedConcerns(sides).flatMap(({ statements, whom }) => {
    const concerned =
      whom === 'everybody' ? everybody : only === null ? [...whom] : whom.has(only) ? [only] : []
    return concerned.length === 0 ? [] : [{ statements, whom: concerned }]
  })
}

/**
 * What to ask of a concern: every action that its statements cover. Where there are too many for so many principals, some
 * from all over them, and how many are left out.
 */
export function asksOf(
  sides: Sides,
  { statements, whom }: VersionConcern,
  actions: ActionsByService,
): { readonly asks: readonly VersionAsk[]; readonly leftOut: number } {
  const covered = coveredBy(statements, actions)
  const chosen = spread(covered, Math.max(40, Math.floor(mostAnswers / whom.length)))
  const resourcesOf = resourcesIn(sides, statements)
  const asks = chosen.map((action) => ({ action, resources: resourcesOf(action), whom }))
  return { asks, leftOut: covered.length - chosen.length }
}

/** What one question brought; `done` where it was the last one of its concern. */
export type DifferenceStep = {
  readonly found: readonly ActionDifference[]
  readonly done: 0 | 1
  readonly leftOut: number
}

/**
 * How users and roles stand in the second workspace, seen from the first: for each concern those that differ. Whoever one
 * of the workspaces doesn't have may do nothing there. As not every resource is asked, that nothing differs is no proof.
 */
export function* versionDifference(
  sides: Sides,
  concerns: readonly VersionConcern[],
  actions: readonly string[],
): Generator<DifferenceStep> {
  const told = new Set<string>()
  const members = [memberOf(sides[0]), memberOf(sides[1])] as const
  const byService = actionsByService(actions)
  for (const concern of concerns) {
    const { asks, leftOut } = asksOf(sides, concern, byService)
    for (const ask of asks) {
      for (const [resource, whom] of askedOf(ask, members)) {
        const found = differing(sides, members, { ...ask, resource, whom }).filter((one) => {
          const key = `${one.principals[1].id ?? one.principals[0].id} ${one.action} ${one.kind}`
          const isNew = !told.has(key)
          told.add(key)
          return isNew
        })
        yield { found, done: 0, leftOut: 0 }
      }
    }
    yield { found: [], done: 1, leftOut }
  }
}

type Asked = {
  readonly action: string
  readonly resource: string
  readonly whom: Iterable<EntityId>
}

function differing(
  sides: Sides,
  [before, after]: Members,
  { action, resource, whom }: Asked,
): readonly ActionDifference[] {
  const ask = { action, resource, context: {} }
  const [onOne, onOther] = [prepared(sides[0], ask), prepared(sides[1], ask)]
  const found: ActionDifference[] = []
  for (const id of whom) {
    const [one, other] = [before(id)?.held ?? null, after(id)?.held ?? null]
    const accesses = {
      before: one === null ? denied : onOne.accessOfHeld(one),
      after: other === null ? denied : onOther.accessOfHeld(other),
    }
    const kind = kindOf(accesses.before, accesses.after)
    if (kind === null) continue
    const principals = [sideOf(id, one, other), sideOf(id, other, one)] as const
    found.push({ action, kind, resource, resources: 1, ...accesses, principals, because: null })
  }
  return found
}

/** Whom to ask about which resource: all of them about those of the ask, and each about those of its own policies. */
function askedOf(
  { action, resources, whom }: VersionAsk,
  members: Members,
): ReadonlyMap<string, ReadonlySet<EntityId>> {
  const everybody = new Set(whom)
  const asked = new Map(resources.map((resource) => [resource, everybody]))
  for (const id of whom) {
    for (const member of members) {
      for (const resource of member(id)?.resourcesOf(action) ?? []) {
        const known = asked.get(resource)
        if (known === undefined) asked.set(resource, new Set([id]))
        else known.add(id)
      }
    }
  }
  return asked
}

const denied: Access = { state: 'denied' }

function principalsIn(sides: Sides): readonly EntityId[] {
  const ids = new Set<EntityId>()
  for (const { entities } of sides) {
    for (const { kind, id } of entities.values()) if (kind === 'user' || kind === 'role') ids.add(id)
  }
  return [...ids]
}

type Member = { readonly held: Held; readonly resourcesOf: (action: string) => readonly string[] }
type MemberOf = (id: EntityId) => Member | null
type Members = readonly [before: MemberOf, after: MemberOf]

function memberOf(workspace: Workspace): MemberOf {
  const known = new Map<EntityId, Member | null>()
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    const entity = workspace.entities.get(id)
    const held = entity?.kind === 'user' || entity?.kind === 'role' ? heldBy(workspace, entity) : null
    const member = held === null ? null : { held, resourcesOf: resourcesFor(workspace, held) }
    known.set(id, member)
    return member
  }
}

function sideOf(id: EntityId, held: Held | null, other: Held | null) {
  const principal: Principal | undefined = (held ?? other)?.principal
  return { id: held === null ? null : id, name: principal?.name ?? id }
}

/** The resources worth asking about: those that the statements name, and those of either workspace. */
function resourcesIn(sides: Sides, statements: readonly PlainText[]): (action: string) => readonly string[] {
  const documents = [{ Version: '2012-10-17', Statement: statements }]
  const [one, other] = sides.map((workspace) => resourcesFor(workspace, { documents, principal: null }))
  return (action) => [...new Set([...(one?.(action) ?? []), ...(other?.(action) ?? [])])]
}

/** Actions by the prefix of their service, which most statements name. */
export type ActionsByService = ReadonlyMap<string, readonly string[]>

export function actionsByService(actions: readonly string[]): ActionsByService {
  const found = new Map<string, string[]>()
  for (const action of actions) {
    const service = action.slice(0, action.indexOf(':')).toLowerCase()
    const list = found.get(service)
    if (list === undefined) found.set(service, [action])
    else list.push(action)
  }
  return found
}

function coveredBy(statements: Concern['statements'], actions: ActionsByService): readonly string[] {
  const covered = new Set<string>()
  for (const statement of statements) {
    const covers = actionsOf(statement)
    for (const service of servicesOf(statement) ?? actions.keys()) {
      for (const action of actions.get(service) ?? []) {
        if (!covered.has(action) && covers(named(action))) covered.add(action)
      }
    }
  }
  return [...covered]
}

/** The services that a statement is about; null where it may be any. */
function servicesOf({ Action: listed }: PlainText): ReadonlySet<string> | null {
  if (listed === undefined) return null
  const services = new Set<string>()
  for (const pattern of patternsIn(listed)) {
    if (pattern.kind === 'every-action') return null
    services.add(pattern.service)
  }
  return services
}

type Named = { readonly service: string; readonly operation: string }

function named(action: string): Named {
  const [service = '', operation = ''] = action.toLowerCase().split(':')
  return { service, operation }
}

function actionsOf({ Action: listed, NotAction: excluded }: PlainText): (action: Named) => boolean {
  const patterns = patternsIn(listed ?? excluded)
  const isNegated = listed === undefined
  return (action) => patterns.some((pattern) => coversAction(pattern, action)) !== isNegated
}

function patternsIn(value: unknown): readonly ActionPattern[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
  return texts.flatMap((text) => {
    const pattern = typeof text === 'string' ? parseActionPattern(text) : null
    return pattern?.ok === true ? [pattern.value] : []
  })
}

/** At most so many of a list, from all over it. */
function spread(list: readonly string[], most: number): readonly string[] {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)] ?? '')
}

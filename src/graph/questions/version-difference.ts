import { type ActionPattern, coversAction, parseActionPattern } from '#engine/policy/action-pattern.ts'
import type { EntityId, Principal } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { type Held, heldBy } from './certain-denial.ts'
import { changedConcerns, type Concern, type PlainText } from './changed-concerns.ts'
import { type ActionDifference, kindOf, type Sides } from './difference.ts'
import { prepared } from './principal-access.ts'
import { resourcesFor } from './what-can.ts'

/** What has to be asked to tell two workspaces apart. */
export type VersionAsks = {
  readonly asks: readonly VersionAsk[]
  /** Actions that are covered by what differs, and aren't asked since there would be too many for so many principals. */
  readonly leftOut: number
}

type VersionAsk = {
  readonly action: string
  readonly resources: readonly string[]
  readonly whom: readonly EntityId[]
}

/** So many answers are worth waiting for, of one concern. */
const mostAnswers = 1_000_000

/** The asks that what differs gives rise to: `only` of one user or role, null of everybody whom it may concern. */
export function versionAsks(sides: Sides, actions: readonly string[], only: EntityId | null): VersionAsks {
  const everybody = only === null ? principalsIn(sides) : [only]
  let leftOut = 0
  const asks = changedConcerns(sides).flatMap(({ statements, whom }) => {
    const concerned =
      whom === 'everybody' ? everybody : only === null ? [...whom] : whom.has(only) ? [only] : []
    if (concerned.length === 0) return []
    const covered = actions.filter(coveredBy(statements))
    const chosen = spread(covered, Math.max(40, Math.floor(mostAnswers / concerned.length)))
    leftOut += covered.length - chosen.length
    const resourcesOf = resourcesIn(sides, statements)
    return chosen.map((action) => ({ action, resources: resourcesOf(action), whom: concerned }))
  })
  return { asks, leftOut }
}

/** What one question brought; `done` where it was the last one of its ask. */
export type DifferenceStep = { readonly found: readonly ActionDifference[]; readonly done: 0 | 1 }

/**
 * How users and roles stand in the second workspace, seen from the first: for each ask those that differ. Whoever one of
 * the workspaces doesn't have may do nothing there. As not every resource is asked, that nothing differs is no proof.
 */
export function* versionDifference(sides: Sides, asks: readonly VersionAsk[]): Generator<DifferenceStep> {
  const told = new Set<string>()
  const members = [memberOf(sides[0]), memberOf(sides[1])] as const
  for (const ask of asks) {
    for (const [resource, whom] of askedOf(ask, members)) {
      const found = differing(sides, members, { ...ask, resource, whom }).filter((one) => {
        const key = `${one.principals[1].id ?? one.principals[0].id} ${one.action} ${one.kind}`
        const isNew = !told.has(key)
        told.add(key)
        return isNew
      })
      yield { found, done: 0 }
    }
    yield { found: [], done: 1 }
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
  const [one, other] = sides.map((workspace) => resourcesFor(workspace, { documents }))
  return (action) => [...new Set([...(one?.(action) ?? []), ...(other?.(action) ?? [])])]
}

function coveredBy(statements: Concern['statements']): (action: string) => boolean {
  const tests = statements.map(actionsOf)
  return (action) => {
    const [service = '', operation = ''] = action.toLowerCase().split(':')
    return tests.some((covers) => covers({ service, operation }))
  }
}

type Named = { readonly service: string; readonly operation: string }

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

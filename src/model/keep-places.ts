import type { Change } from './change.ts'
import type { Entity, EntityId } from './entities/entity.ts'
import type { Workspace } from './workspace.ts'

/**
 * Where the entities of a list stand in a workspace: so many of the list, in its order, right before that entity, or at
 * the end (null). Empty for those that are new and go to the end.
 */
export type Places = readonly (readonly [count: number, before: EntityId | null])[]

/**
 * The same change, knowing where those that it removes stood, so that its reverse puts them back there. Made from
 * `workspace`, before it is applied. Cost: the size of the workspace where something is removed, else nothing.
 */
export function keepPlaces(workspace: Workspace, change: Change): Change {
  if (change.removed.length === 0) return change
  const left = new Map(change.removed.map((entity) => [entity.id, entity]))
  const removed: Entity[] = []
  const places: [number, EntityId | null][] = []
  let count = 0
  for (const id of workspace.entities.keys()) {
    const entity = left.get(id)
    if (entity !== undefined) {
      removed.push(entity)
      count += 1
    } else if (count > 0) {
      places.push([count, id])
      count = 0
    }
  }
  if (count > 0) places.push([count, null])
  return removed.length < left.size ? change : { ...change, removed, removedFrom: places }
}

/**
 * `entities` with `added` at `places`. Those beyond the places, or whose place is gone, go to the end. Cost: the number
 * of entities.
 */
export function putInPlace(
  entities: ReadonlyMap<EntityId, Entity>,
  added: readonly Entity[],
  places: Places,
): Map<EntityId, Entity> {
  const runs = new Map<EntityId, readonly Entity[]>()
  const atEnd: Entity[] = []
  let from = 0
  for (const [count, before] of places) {
    const run = added.slice(from, from + count)
    if (before !== null && entities.has(before)) runs.set(before, run)
    else atEnd.push(...run)
    from += count
  }
  const all = new Map<EntityId, Entity>()
  for (const [id, entity] of entities) {
    for (const one of runs.get(id) ?? []) all.set(one.id, one)
    all.set(id, entity)
  }
  for (const one of atEnd) all.set(one.id, one)
  for (const one of added.slice(from)) all.set(one.id, one)
  return all
}

import type { Change, ChangeLabel } from '#model/change.ts'
import type { Entity, EntityId } from '#model/entities/entity.ts'

type Fate = { readonly before: Entity | null; readonly after: Entity | null }

/** One change that does what `changes` do one after another, so that one undo takes all of them back. */
export function mergeChanges(label: ChangeLabel, changes: readonly Change[]): Change {
  const fates = new Map<EntityId, Fate>()
  const record = (id: EntityId, before: Entity | null, after: Entity | null) => {
    const known = fates.get(id)
    fates.set(id, { before: known === undefined ? before : known.before, after })
  }
  for (const { removed, updated, added } of changes) {
    for (const entity of removed) record(entity.id, entity, null)
    for (const [from, to] of updated) record(to.id, from, to)
    for (const entity of added) record(entity.id, null, entity)
  }
  return gathered(label, [...fates.values()])
}

function gathered(label: ChangeLabel, fates: readonly Fate[]): Change {
  const added: Entity[] = []
  const updated: (readonly [Entity, Entity])[] = []
  const removed: Entity[] = []
  for (const { before, after } of fates) {
    if (before !== null && after !== null) updated.push([before, after])
    else if (before !== null) removed.push(before)
    else if (after !== null) added.push(after)
  }
  return { label, added, updated, removed }
}

import type { Change, ChangeLabel } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

/**
 * The one change that makes `from` hold what `to` does, entity by entity and by name. Entities that are the same in
 * both, or equal, are left alone. What a change can't say (the order of creation, `x-…` fields) stays as in `from`.
 */
export function changeBetween(from: Workspace, to: Workspace, label: ChangeLabel): Change {
  const updated: (readonly [Entity, Entity])[] = []
  const added: Entity[] = []
  for (const entity of to.entities.values()) {
    const before = from.entities.get(entity.id)
    if (before === undefined) added.push(entity)
    else if (before !== entity && !isEqual(before, entity)) updated.push([before, entity])
  }
  const removed = [...from.entities.values()].filter(({ id }) => !to.entities.has(id))
  return {
    label,
    added,
    updated,
    removed,
    ...(from.name === to.name ? {} : { renamed: [from.name, to.name] as const }),
  }
}

/**
 * `to` with the entities of `from` in place of equal ones, so that a later change between such workspaces compares only
 * what differs. Cost: as `changeBetween`, once.
 */
export function sharingWith(from: Workspace, to: Workspace): Workspace {
  const entities = new Map(
    Array.from(to.entities.values(), (entity): readonly [string, Entity] => {
      const before = from.entities.get(entity.id)
      return [entity.id, before !== undefined && isEqual(before, entity) ? before : entity]
    }),
  )
  return { ...to, entities }
}

/** Does the change leave everything as it is? */
export function isEmptyChange({ added, updated, removed, renamed, laidOut }: Change): boolean {
  const isLikewise = renamed === undefined && laidOut === undefined
  return isLikewise && added.length === 0 && updated.length === 0 && removed.length === 0
}

/** JSON of the same content. The order of fields counts in documents, since people see it. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

import type { Change } from '#model/change.ts'
import type { EntityKind } from '#model/entities/entity.ts'

export type KindCount = { readonly kind: EntityKind; readonly added: number; readonly updated: number }

/** How many entities of each kind `change` adds and updates, in the order in which the kinds first come. */
export function countsByKind({ added, updated }: Change): readonly KindCount[] {
  const counts = new Map<EntityKind, { added: number; updated: number }>()
  const countOf = (kind: EntityKind) => {
    const count = counts.get(kind) ?? { added: 0, updated: 0 }
    counts.set(kind, count)
    return count
  }
  for (const { kind } of added) countOf(kind).added += 1
  for (const [, { kind }] of updated) countOf(kind).updated += 1
  return [...counts].map(([kind, count]) => ({ kind, added: count.added, updated: count.updated }))
}

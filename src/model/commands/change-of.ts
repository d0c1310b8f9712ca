import type { Change, ChangeLabel } from '../change.ts'
import type { Entity } from '../entities/entity.ts'

/** One entity before and after. */
export type Update = readonly [from: Entity, to: Entity]

/** A label of a change: the verb, then names, the subject first. */
export function label(verb: string, ...names: readonly string[]): ChangeLabel {
  return { verb, names }
}

/** A change that only adds. */
export function adding(changeLabel: ChangeLabel, ...added: readonly Entity[]): Change {
  return { label: changeLabel, added, updated: [], removed: [] }
}

/** A change that only updates. Pairs whose sides are the same value are left out. */
export function updating(changeLabel: ChangeLabel, ...updated: readonly Update[]): Change {
  return { label: changeLabel, added: [], updated: updated.filter(([from, to]) => from !== to), removed: [] }
}

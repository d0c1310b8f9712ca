import type { ActionDifference, DifferenceKind } from '#graph/questions/difference.ts'

export type DifferenceGroup = {
  readonly id: string
  readonly title: string
  /** What became of its actions: `3 actions gained`. */
  readonly done: string
  readonly kinds: readonly DifferenceKind[]
}

/** In which order differences are told, each group with a sign that needs no colour. */
export const differenceGroups: readonly DifferenceGroup[] = [
  { id: 'gained', title: '+ Gained', done: 'gained', kinds: ['gained', 'no-longer-conditional'] },
  { id: 'lost', title: '− Lost', done: 'lost', kinds: ['lost', 'now-known'] },
  { id: 'conditional', title: '◐ Now conditional', done: 'now conditional', kinds: ['now-conditional'] },
  {
    id: 'other',
    title: '? Changed otherwise',
    done: 'changed otherwise',
    kinds: ['other-conditions', 'now-unknown'],
  },
]

/** The differences of a group, in their order. */
export function ofGroup(
  { kinds }: DifferenceGroup,
  differences: readonly ActionDifference[],
): readonly ActionDifference[] {
  return differences.filter(({ kind }) => kinds.includes(kind))
}

/** Tells the differences of one comparison apart, and is how the address names one. */
export function differenceId({ action, kind, principals: [before, after] }: ActionDifference): string {
  return `${after.id ?? before.id ?? after.name} ${action} ${kind}`
}

/** Who it is about: by name, both where the names differ. */
export function whoText({ principals: [before, after] }: ActionDifference): string {
  const name = before.name === after.name ? after.name : `${before.name} → ${after.name}`
  if (before.id === null) return `${name} (only after)`
  return after.id === null ? `${name} (only before)` : name
}

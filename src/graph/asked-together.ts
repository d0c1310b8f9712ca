import { asksForSecond } from './second-permissions.ts'
import { type Compared, comparisonsIn } from './trusted-names.ts'

/** Values that one call may have to meet together, the fewest first; and whether these are all such sets. */
export type AskedTogether = {
  readonly sets: readonly (readonly Compared[])[]
  readonly isAll: boolean
}

/** So many sets of more than one value are made. */
const mostTogether = 128

/** So many values are looked at two by two where there would be more. */
const mostPaired = 8

/** A call may need so many Allows: its own, and those of two second permissions. */
const mostAllows = 3

/**
 * The values of keys (in lower case) that conditions may ask for together: of one Allow and all Denies one, or none, from each
 * condition; of up to three Allows where second permissions may be asked for (R1.5, R9.11). Alone, each value stands first. Where that
 * would be too many, only pairs of the first few, and not all.
 */
export function askedTogether(documents: readonly unknown[], keys: readonly string[]): AskedTogether {
  const statements = comparisonsIn(documents, keys)
  const ofDenies = statements.filter(({ isAllow }) => !isAllow).flatMap(({ lists }) => lists)
  const ofAllows = statements.filter(({ isAllow }) => isAllow).map(({ lists }) => lists)
  const alone = distinct(statements.flatMap(({ lists }) => lists.flat()).map((one) => [one]))
  const asking = distinct(ofAllows.filter((lists) => lists.length > 0))
  const isSecond = asking.length > 1 && asksForSecond(JSON.stringify(documents))
  const isFew = !isSecond || asking.length <= mostPaired
  const needed = isSecond && isFew ? someOf(asking).map((some) => some.flat()) : ofAllows
  const groups = distinct(needed.map((lists) => lists.concat(ofDenies)))
  const count = groups.reduce((sum, lists) => sum + together(lists), 0)
  if (isFew && count <= mostTogether) {
    const sets = groups.flatMap(choicesOf).filter((set) => set.length > 1)
    return {
      sets: [...alone, ...distinct(sets).toSorted((one, other) => one.length - other.length)],
      isAll: true,
    }
  }
  const few = alone.flat().slice(0, mostPaired)
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other]))
  return { sets: [...alone, ...pairs], isAll: false }
}

/** None, one of them, or a few. */
function someOf<One>(all: readonly One[]): readonly (readonly One[])[] {
  const sets: (readonly One[])[] = [[]]
  for (const one of all) {
    sets.push(...sets.filter((set) => set.length < mostAllows).map((set) => set.concat([one])))
  }
  return sets
}

/** How many choices hold more than one value. */
function together(lists: readonly (readonly Compared[])[]): number {
  const all = lists.reduce((product, list) => product * (list.length + 1), 1)
  return all - 1 - lists.flat().length
}

function choicesOf(lists: readonly (readonly Compared[])[]): readonly (readonly Compared[])[] {
  return lists.reduce<readonly (readonly Compared[])[]>(
    (all, list) => all.flatMap((set) => [set, ...list.map((one) => set.concat(one))]),
    [[]],
  )
}

/** Each once. */
function distinct<One>(list: readonly One[]): readonly One[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()]
}

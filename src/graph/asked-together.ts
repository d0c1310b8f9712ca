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

/**
 * The values of keys (in lower case) that conditions may ask for together: of one Allow and all Denies one, or none, from each
 * condition. Alone, each value stands first. Where that would be too many, only pairs of the first few, and not all.
 */
export function askedTogether(documents: readonly unknown[], keys: readonly string[]): AskedTogether {
  const statements = comparisonsIn(documents, keys)
  const ofDenies = statements.filter(({ isAllow }) => !isAllow).flatMap(({ lists }) => lists)
  const ofAllows = statements.filter(({ isAllow }) => isAllow).map(({ lists }) => lists)
  const alone = distinct(statements.flatMap(({ lists }) => lists.flat()).map((one) => [one]))
  const groups = distinct(ofAllows.map((lists) => lists.concat(ofDenies)))
  const count = groups.reduce((sum, lists) => sum + together(lists), 0)
  if (count <= mostTogether) {
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

import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { groupedBy } from '#engine/grouped-by.ts'

/** All that has to be met at once, in no order. */
export type Way = readonly OpenCondition[]

/** A text that ways have in common which ask for the very same, in whatever order, and no others. */
export function wayText(way: Way): string {
  return [...textsOf(way)].toSorted().join(' ')
}

/** Each way once, in their order, without those that ask for all that another one does and more. */
export function fewestWays(ways: readonly Way[]): readonly Way[] {
  const byText = groupedBy(
    ways.map((way) => ({ way, texts: textsOf(way) })),
    ({ way }) => wayText(way),
  )
  const distinct = [...byText.values()].flatMap(([first]) => first ?? [])
  return distinct
    .filter(
      ({ texts }) => !distinct.some((other) => other.texts.size < texts.size && isIn(other.texts, texts)),
    )
    .map(({ way }) => way)
}

/** Does one of the ways let in whoever meets `way`? */
export function isCovered(way: Way, ways: readonly Way[]): boolean {
  const texts = textsOf(way)
  return ways.some((other) => isIn(textsOf(other), texts))
}

/** All that both ask for, each condition once. */
export function bothWays(way: Way, other: Way): Way {
  const texts = textsOf(way)
  return [...way, ...other.filter((condition) => !texts.has(textOf(condition)))]
}

function textsOf(way: Way): ReadonlySet<string> {
  return new Set(way.map(textOf))
}

function textOf({ operator, key, values, must }: OpenCondition): string {
  return JSON.stringify([operator, key, values.toSorted(), must])
}

function isIn(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return some.size <= all.size && [...some].every((text) => all.has(text))
}

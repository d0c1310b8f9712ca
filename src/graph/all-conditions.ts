import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import { bothWays, fewestWays, type Way, wayText } from './fewest-ways.ts'
import type { TrustEdge } from './trust-graph.ts'

type Hanging = Pick<TrustEdge, 'conditions' | 'others' | 'besides'>

/** All that a call hangs on at once: the conditions of its own permission, and those of the second ones that it takes besides (R9.13). */
export function allConditionsOf({ conditions, besides = [] }: Hanging): readonly OpenCondition[] {
  if (besides.length === 0) return conditions
  return [...conditions, ...besides.flatMap((second) => second.conditions)]
}

/** All that an edge hangs on, and nothing else of it. */
export function hangingOf({ conditions, others, besides }: Hanging): Hanging {
  return {
    conditions,
    ...(others === undefined ? {} : { others }),
    ...(besides === undefined ? {} : { besides }),
  }
}

type Ways = {
  readonly conditions: readonly OpenCondition[]
  readonly ways: readonly (readonly OpenCondition[])[]
  readonly isExact: boolean
}

/** The ways in that `conditions` doesn't tell; nothing where it is the only one. */
export function othersIn({ conditions, ways, isExact }: Ways): Pick<TrustEdge, 'others'> {
  const own = wayText(conditions)
  const others = ways.filter((way) => wayText(way) !== own)
  return others.length === 0 && isExact ? {} : { others }
}

/** More ways to meet several at once are not told. */
const mostTogether = 12

/** The ways to meet all of several at once that their `conditions` together don't tell; nothing where those are the only one. */
export function othersOfAll(
  all: readonly Pick<Hanging, 'conditions' | 'others'>[],
): Pick<TrustEdge, 'others'> {
  if (all.every(({ others }) => others === undefined)) return {}
  let ways: readonly Way[] = [[]]
  for (const { conditions, others = [] } of all) {
    const own = [conditions, ...others]
    ways = fewestWays(ways.flatMap((way) => own.map((one) => bothWays(way, one))))
    if (ways.length > mostTogether) return { others: [] }
  }
  const isExact = all.every(({ others }) => others === undefined || others.length > 0)
  return othersIn({ conditions: all.flatMap(({ conditions }) => conditions), ways, isExact })
}

/** The same, of somebody who has to meet these as well: each way hangs on them, those that `conditions` doesn't tell too. */
export function alsoUnder(
  more: readonly OpenCondition[],
  { conditions, others }: Pick<Hanging, 'conditions' | 'others'>,
): Pick<TrustEdge, 'conditions' | 'others'> {
  const all = more.concat(conditions)
  return others === undefined
    ? { conditions: all }
    : { conditions: all, others: others.map((way) => more.concat(way)) }
}

/**
 * What is so where any of several is, each of which hangs on something: as the first of them that asks for no more than another, the ways
 * of the others told besides. `areAll`: there are none but these.
 */
export function eitherOf<One extends Hanging>(all: readonly [One, ...One[]], areAll: boolean): Either<One> {
  const [first, ...more] = all
  if (more.length === 0 && areAll) return first
  const texts = new Set(waysOf(all).map(wayText))
  const best = all.find((one) => texts.has(wayText(allConditionsOf(one)))) ?? first
  return withWaysOf(best, all, areAll)
}

/** One of several by any of which it is so, with the ways of the others besides. `areAll`: there are none but these. */
export function withWaysOf<One extends Hanging>(
  one: One,
  all: readonly Hanging[],
  areAll: boolean,
): Either<One> {
  const conditions = allConditionsOf(one)
  const isExact = conditions.length === 0 || (areAll && all.every(({ others }) => others === undefined))
  const { others: _others, ...rest } = one
  return { ...rest, ...othersIn({ conditions, ways: waysOf(all), isExact }) }
}

/** The same with the ways of others. */
export type Either<One> = Omit<One, 'others'> & Pick<TrustEdge, 'others'>

function waysOf(all: readonly Hanging[]): readonly Way[] {
  return fewestWays(all.flatMap((one) => [allConditionsOf(one), ...(one.others ?? [])]))
}

/** A text that those have in common who hang on the very same, in whatever order, and nobody else; empty where that is nothing. */
export function conditionsText({ conditions, others, besides = [] }: Hanging): string {
  if (others === undefined && besides.length === 0) return conditions.length === 0 ? '' : wayText(conditions)
  const second = besides.map((one) => `${one.action} ${wayText(one.conditions)}`).toSorted()
  const own = [wayText(conditions), ...second].join(' ')
  const isAll = others === undefined
  return JSON.stringify([isAll, ...[own, ...(others ?? []).map(wayText)].toSorted()])
}

/** Do both hang on the very same? */
export function hangOnTheSame(one: Hanging, other: Hanging): boolean {
  const isOne =
    one.conditions === other.conditions && one.besides === other.besides && one.others === other.others
  return isOne || conditionsText(one) === conditionsText(other)
}

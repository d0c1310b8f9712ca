import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import { fewestWays, type Way, wayText } from './fewest-ways.ts'
import type { TrustEdge } from './trust-graph.ts'

type Hanging = Pick<TrustEdge, 'conditions' | 'others' | 'besides'>

/** All that a call hangs on at once: the conditions of its own permission, and those of the second ones that it takes besides (R9.13). */
export function allConditionsOf({ conditions, besides = [] }: Hanging): readonly OpenCondition[] {
  if (besides.length === 0) return conditions
  return [...conditions, ...besides.flatMap((second) => second.conditions)]
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
  const best = all.find((one) => isWhole(one) && texts.has(wayText(one.conditions))) ?? first
  return withWaysOf(best, all, areAll)
}

/** One of several by any of which it is so, with the ways of the others besides. `areAll`: there are none but these. */
export function withWaysOf<One extends Hanging>(
  one: One,
  all: readonly Hanging[],
  areAll: boolean,
): Either<One> {
  const isAlways = one.conditions.length === 0 && isWhole(one)
  const areTold = all.every((other) => other.others === undefined && (other === one || isWhole(other)))
  const isExact = isAlways || (areAll && areTold)
  const { others: _others, ...rest } = one
  return { ...rest, ...othersIn({ conditions: one.conditions, ways: waysOf(all), isExact }) }
}

/** The same with the ways of others. */
export type Either<One> = Omit<One, 'others'> & Pick<TrustEdge, 'others'>

function waysOf(all: readonly Hanging[]): readonly Way[] {
  return fewestWays(all.flatMap((one) => (isWhole(one) ? [one.conditions] : []).concat(one.others ?? [])))
}

/** A way by conditions takes what they hang on besides, which another way can't say. */
function isWhole({ besides = [] }: Hanging): boolean {
  return besides.length === 0
}

/** A text that those have in common who hang on the very same, and nobody else; empty where that is nothing. */
export function conditionsText({ conditions, others, besides = [] }: Hanging): string {
  if (others !== undefined) return JSON.stringify([conditions, besides, others])
  if (conditions.length === 0 && besides.length === 0) return ''
  return JSON.stringify(besides.length === 0 ? conditions : [conditions, besides])
}

/** Do both hang on the very same? */
export function hangOnTheSame(one: Hanging, other: Hanging): boolean {
  const isOne =
    one.conditions === other.conditions && one.besides === other.besides && one.others === other.others
  return isOne || conditionsText(one) === conditionsText(other)
}

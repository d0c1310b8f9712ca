import type { OpenCondition } from '#engine/evaluate/possibility.ts'

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

function wayText(way: readonly OpenCondition[]): string {
  return way
    .map((condition) => JSON.stringify(condition))
    .toSorted()
    .join(' ')
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

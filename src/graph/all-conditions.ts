import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import type { TrustEdge } from './trust-graph.ts'

type Hanging = Pick<TrustEdge, 'conditions' | 'besides'>

/** All that a call hangs on at once: the conditions of its own permission, and those of the second ones that it takes besides (R9.13). */
export function allConditionsOf({ conditions, besides = [] }: Hanging): readonly OpenCondition[] {
  if (besides.length === 0) return conditions
  return [...conditions, ...besides.flatMap((second) => second.conditions)]
}

/** A text that those have in common who hang on the very same, and nobody else; empty where that is nothing. */
export function conditionsText({ conditions, besides = [] }: Hanging): string {
  if (conditions.length === 0 && besides.length === 0) return ''
  return JSON.stringify(besides.length === 0 ? conditions : [conditions, besides])
}

/** Do both hang on the very same? */
export function hangOnTheSame(one: Hanging, other: Hanging): boolean {
  const isOne = one.conditions === other.conditions && one.besides === other.besides
  return isOne || conditionsText(one) === conditionsText(other)
}

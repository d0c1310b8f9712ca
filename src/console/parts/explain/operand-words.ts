import type { OperandTrace } from '#engine/explain/trace.ts'

/** How many of its values have to match, where that isn't plain: for negated operators, for lists, for several values. */
export function demandWords({ operator, expected, settledBy }: OperandTrace): string | null {
  if (settledBy === 'presence') return null
  const name = operator.toLowerCase()
  const isNegated = /not(?:equals|like|ipaddress)|notip/.test(name)
  if (name.startsWith('forallvalues:')) {
    return isNegated
      ? 'no value of the request may match any of these'
      : 'every value of the request must match one of these'
  }
  if (name.startsWith('foranyvalue:')) {
    return isNegated
      ? 'one value of the request must match none of these'
      : 'one value of the request must match one of these'
  }
  if (isNegated) return expected.length === 1 ? 'must not match' : 'none of these may match'
  return expected.length === 1 ? null : 'one of these must match'
}

/** One value of the policy, and how it compares with what the request carries; null where nothing was compared. */
export type MarkedValue = { readonly text: string; readonly mark: string | null }

/** How many values of the policy are shown at once. */
const most = 12

/**
 * The values of the policy, each with whether it matches a value of the request. Of very many those that match are shown,
 * and as many others as there is room for; `hidden` counts the rest, none of which matches.
 */
export function markedValues({ expected, compared }: OperandTrace): {
  readonly shown: readonly MarkedValue[]
  readonly hidden: number
} {
  const marked = expected.map((text, at) => ({
    text,
    mark: markOf(compared.map((one) => one.comparisons[at])),
  }))
  const matching = marked.filter(({ mark }) => mark === matches).length
  let room = Math.max(0, most - matching)
  const shown = marked.filter(({ mark }) => mark === matches || room-- > 0)
  return { shown, hidden: marked.length - shown.length }
}

const matches = 'matches'

function markOf(comparisons: readonly (boolean | null | undefined)[]): string | null {
  if (comparisons.length === 0) return null
  if (comparisons.includes(true)) return matches
  return comparisons.every((one) => one === null) ? 'can’t be compared' : 'does not match'
}

/** Of a list, what each value of the request matches: “matches a*”; null where there is one value, whose marks say it. */
export function matchedWords({ expected, compared }: OperandTrace, value: number): string | null {
  const one = compared[value]
  if (one === undefined || compared.length < 2) return null
  const matched = expected.filter((_, at) => one.comparisons[at] === true)
  return matched.length === 0 ? 'matches none' : `matches ${matched.join(', ')}`
}

import type { TrustNode } from '#graph/trust-graph.ts'

type Mark = NonNullable<TrustNode['administrator']>

/** What somebody is called whose policies allow everything in its account. */
export const administratorWords: Readonly<Record<Mark, string>> = {
  unlimited: 'Administrator',
  limited: 'Administrator within limits',
}

/** What that means, in a sentence. */
export const administratorMeanings: Readonly<Record<Mark, string>> = {
  unlimited:
    'Its policies allow everything in its account, and neither they, its boundary nor its organization denies any of it. What resources deny isn’t looked at.',
  limited:
    'Its policies and its boundary allow everything in its account and deny none of it. Its organization has denials, which may or may not bear on it; what resources deny isn’t looked at.',
}

/** What the mark means, in the legend. */
export const administratorMeaning =
  'its own policies allow everything in its account and deny none of it, by what they say, whatever they are called; whether its organization has denials is told where it is chosen, and what resources deny isn’t looked at'

/** On the box of one administrator, or of several boxes that are drawn as one, of whom some are. Empty where none is. */
export function administratorMark(members: readonly TrustNode[]): string {
  const count = administratorsAmong(members)
  if (count === 0) return ''
  return members.length === 1 ? 'admin' : `${count.toLocaleString('en')} ${count === 1 ? 'admin' : 'admins'}`
}

/** The same for those who don't know the mark. Empty where none is. */
export function administratorSentence(members: readonly TrustNode[]): string {
  const [only, another] = members
  if (only?.administrator !== undefined && only.isGone !== true && another === undefined) {
    return `${administratorWords[only.administrator]}: ${administratorMeanings[only.administrator]}`
  }
  return administratorCount(administratorsAmong(members))
}

/** `2 administrators`; empty where there are none. */
export function administratorCount(count: number): string {
  if (count === 0) return ''
  return count === 1 ? '1 administrator' : `${count.toLocaleString('en')} administrators`
}

function administratorsAmong(members: readonly TrustNode[]): number {
  return members.filter(({ administrator, isGone }) => administrator !== undefined && isGone !== true).length
}

import type { Reach } from '#graph/escalation/ask-ways-up.ts'
import type { WaysBesideAnswer, WaysOfOne } from '#graph/escalation/ways-beside.ts'

import { reaches, reachWords } from './ways-up-wording.ts'

/** What leads to everything there is in an account. */
const toEverything: readonly Reach[] = ['any-permission', 'administrator']

/**
 * How many ways up somebody has, and all whom it can become, and how many of them lead to the top. Of administrators
 * whose ways aren't listed nothing is said: `unlisted` tells whether there are any.
 */
export function waysBesideSentence(
  ways: readonly WaysOfOne[],
  who: string,
  unlisted: { readonly itself: boolean; readonly others: boolean },
): string {
  if (ways.length === 0) {
    const whom = unlisted.others ? 'anybody else whom it can become' : 'whom it can become'
    return unlisted.itself
      ? `No known way up was found for ${whom}.`
      : `No known way up was found for ${who}, nor for ${whom}.`
  }
  const count = ways.reduce((sum, one) => sum + one.count, 0)
  const high = ways.reduce((sum, one) => sum + highOf(one), 0)
  const whose = ways.every(({ hops }) => hops === 0) ? who : `${who}, or whom it can become,`
  const top = high === 0 ? '' : `, ${partOf(high, count)} to an administrator or more permissions for itself`
  return `Besides, ${whose} has ${waysUpCount(count)}${top}:`
}

/** How many ways up end where no assuming leads, or give any permission. */
export function waysUpThereSentence(ways: readonly WaysOfOne[], who: string): string {
  if (ways.length === 0)
    return `No known way up of ${who}, nor of whom it can become, was found to end there.`
  const count = ways.reduce((sum, one) => sum + one.count, 0)
  const own = ways.reduce((sum, { leads }) => sum + (leads['any-permission'] ?? 0), 0)
  const has = `${ways.every(({ hops }) => hops === 0) ? who : `${who}, or whom it can become,`} has ${waysUpCount(count)}`
  const [end, lead] = count === 1 ? ['ends', 'leads'] : ['end', 'lead']
  if (own === 0) return `But ${has} that ${end} there:`
  return own === count
    ? `But ${has} that ${lead} to more permissions for itself, which may open a way there:`
    : `But ${has} that end there, or lead to more permissions for itself:`
}

export function waysUpCount(count: number): string {
  return count === 1 ? '1 known way up' : `${count.toLocaleString('en')} known ways up`
}

function highOf({ leads }: WaysOfOne): number {
  return toEverything.reduce((sum, reach) => sum + (leads[reach] ?? 0), 0)
}

function partOf(some: number, all: number): string {
  if (some < all) return `${some.toLocaleString('en')} of them`
  return all === 1 ? 'one' : 'all of them'
}

/** How far the ways of one lead, on what they hang, and over how many steps it is become. */
export function waysOfOneText({ leads, open, count, hops, isCertain }: WaysOfOne): string {
  const parts = reaches.flatMap((reach) => {
    const of = leads[reach] ?? 0
    return of === 0 ? [] : `${reachWords[reach].toLowerCase()} (${of.toLocaleString('en')})`
  })
  const some = open === count ? '' : `${open.toLocaleString('en')} of them `
  const hanging = open === 0 ? '' : `; ${some}under conditions, or not known for certain`
  return `to ${parts.join(', ')}${hanging}${becoming(hops, isCertain)}`
}

function becoming(hops: number, isCertain: boolean): string {
  if (hops === 0) return ''
  const steps = hops === 1 ? '1 step away' : `${hops.toLocaleString('en')} steps away`
  return `; ${steps}${isCertain ? '' : ', under conditions'}`
}

type Strong = WaysBesideAnswer['administrators'][number]

/**
 * That whoever is asked about is an administrator, where it is one, and what that leaves open: `shutOut`, resources of its account that it doesn't
 * reach, by name. Empty where it is none.
 */
export function administratorItself(
  one: Strong | undefined,
  who: string,
  shutOut: readonly string[],
): string {
  if (one === undefined) return ''
  const { isLimited, isListed } = one
  const limits = isLimited ? ', but for what its organization denies' : ''
  const is = `${who} is an administrator: its own policies allow everything in its account${limits}.`
  if (isListed) return is
  const notListed = `${is} Its ways up are not listed here.`
  if (shutOut.length === 0)
    return `${notListed} Where the policy of a resource shuts it out, becoming somebody else may still lead further.`
  return `${notListed} It does not reach ${someOf(shutOut)}; becoming somebody who does may still take it there.`
}

/** Administrators whom it can become, by name, and that their ways are not listed where they aren't. Empty where there is none. */
export function administratorsReached(others: readonly Strong[], nameOf: (id: string) => string): string {
  if (others.length === 0) return ''
  const names = others.map(({ id, isLimited }) =>
    isLimited ? `${nameOf(id)} (but for what its organization denies)` : nameOf(id),
  )
  const are =
    others.length === 1
      ? '1 role that it can become is an administrator'
      : `${others.length.toLocaleString('en')} roles that it can become are administrators`
  const whose = others.length === 1 ? 'Its' : 'Their'
  const notListed = others.some(({ isListed }) => isListed) ? '' : ` ${whose} ways up are not listed here.`
  return `${are}: ${someOf(names)}.${notListed}`
}

/** So many names are read at a glance. */
const mostNames = 5

function someOf(names: readonly string[]): string {
  const more = names.length - mostNames
  const rest = more > 0 ? ` and ${more.toLocaleString('en')} more` : ''
  return `${names.slice(0, mostNames).join(', ')}${rest}`
}

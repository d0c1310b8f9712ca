import type { Reach } from '#graph/escalation/ask-ways-up.ts'
import type { Stepping } from '#graph/escalation/over-others.ts'
import type { WaysBesideAnswer, WaysOfOne } from '#graph/escalation/ways-beside.ts'

import { openWords, reaches, reachWords } from './ways-up-wording.ts'

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
  const total = totalOf(ways)
  const { count } = total
  const high = ways.reduce((sum, one) => sum + highOf(one), 0)
  const whose = ways.every(({ hops }) => hops === 0) ? who : `${who}, or whom it can become,`
  const top = high === 0 ? '' : `, ${partOf(high, count)} to an administrator or more permissions for itself`
  return `Besides, ${whose} has ${waysUpCount(total)}${top}:`
}

/** How many ways up end where no assuming leads, make one act as others who get there, or give any permission. */
export function waysUpThereSentence(ways: readonly WaysOfOne[], who: string): string {
  if (ways.length === 0)
    return `No known way up of ${who}, nor of whom it can become, was found to end there, or to make it act as somebody who gets there and whom it can’t become otherwise. One way up after another is not looked at, nor is one to somebody who may do no more than oneself.`
  const total = totalOf(ways)
  const own = ways.reduce((sum, { leads }) => sum + (leads['any-permission'] ?? 0), 0)
  const over = ways.reduce((sum, one) => sum + (one.over?.count ?? 0), 0)
  const isOne = total.count === 1
  const parts = [
    ...(total.count > own + over ? [isOne ? 'ends there' : 'end there'] : []),
    ...(over === 0 ? [] : [`${isOne ? 'makes' : 'make'} it act as somebody who gets there`]),
    ...(own === 0
      ? []
      : [`${isOne ? 'leads' : 'lead'} to more permissions for itself, which may open a way there`]),
  ]
  const whose = ways.every(({ hops }) => hops === 0) ? who : `${who}, or whom it can become,`
  return `But ${whose} has ${waysUpCount(total)} that ${parts.join(', or ')}:`
}

/** `2 known ways up and 1 unknown`: of which it is unknown is none that is known. */
export function waysUpCount({ count, unknown }: Pick<WaysOfOne, 'count' | 'unknown'>): string {
  const known = count - unknown
  if (known === 0) return `${unknown.toLocaleString('en')} unknown ${unknown === 1 ? 'way' : 'ways'} up`
  const sure = known === 1 ? '1 known way up' : `${known.toLocaleString('en')} known ways up`
  return unknown === 0 ? sure : `${sure} and ${unknown.toLocaleString('en')} unknown`
}

/** Of all of them together. */
function totalOf(ways: readonly WaysOfOne[]): Pick<WaysOfOne, 'count' | 'unknown'> {
  return {
    count: ways.reduce((sum, one) => sum + one.count, 0),
    unknown: ways.reduce((sum, one) => sum + one.unknown, 0),
  }
}

function highOf({ leads }: WaysOfOne): number {
  return toEverything.reduce((sum, reach) => sum + (leads[reach] ?? 0), 0)
}

function partOf(some: number, all: number): string {
  if (some < all) return `${some.toLocaleString('en')} of them`
  return all === 1 ? 'one' : 'all of them'
}

/** How far the ways of one lead, how many hang on conditions, and over how many steps it is become. */
export function waysOfOneText({ leads, over, open, unknown, hops, isCertain }: WaysOfOne): string {
  const ends = reaches.flatMap((reach) => {
    const of = leads[reach] ?? 0
    return of === 0 ? [] : `${reachWords[reach].toLowerCase()} (${of.toLocaleString('en')})`
  })
  const others = over === undefined ? [] : [`somebody who gets there (${over.count.toLocaleString('en')})`]
  const parts = [...ends, ...others]
  const hanging = openWords(open - unknown, 0)
  return `to ${parts.join(', ')}${hanging === '' ? '' : `; ${hanging}`}${becoming(hops, isCertain)}`
}

/** How surely the ways over somebody lead to the end, behind its name; empty where nothing is open. */
export function surenessText(state: Stepping['those'][number]['state']): string {
  if (state === 'allowed') return ''
  return state === 'conditional' ? ' (under conditions)' : ' (unknown)'
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

/**
 * Administrators whom it can become, by name, and whose ways are listed where not all are: `isItselfUnlisted`, where those of whoever is
 * asked about aren't. Empty where there is none.
 */
export function administratorsReached(
  others: readonly Strong[],
  nameOf: (id: string) => string,
  isItselfUnlisted = false,
): string {
  if (others.length === 0) return ''
  const names = others.map(({ id, isLimited }) =>
    isLimited ? `${nameOf(id)} (but for what its organization denies)` : nameOf(id),
  )
  const are =
    others.length === 1
      ? '1 role that it can become is an administrator'
      : `${others.length.toLocaleString('en')} roles that it can become are administrators`
  return `${are}: ${someOf(names)}.${whoseAreListed(others, nameOf, isItselfUnlisted)}`
}

function whoseAreListed(
  others: readonly Strong[],
  nameOf: (id: string) => string,
  isItselfUnlisted: boolean,
): string {
  const namesOf = (wanted: boolean) =>
    someOf(others.flatMap(({ id, isListed }) => (isListed === wanted ? [nameOf(id)] : [])))
  const whose = others.length === 1 ? 'Its' : 'Their'
  if (others.every(({ isListed }) => !isListed)) return ` ${whose} ways up are not listed here.`
  if (others.some(({ isListed }) => !isListed))
    return ` The ways up of ${namesOf(true)} are listed; those of ${namesOf(false)} are not.`
  return isItselfUnlisted ? ` ${whose} ways up are listed.` : ''
}

/** So many names are read at a glance. */
const mostNames = 5

function someOf(names: readonly string[]): string {
  const more = names.length - mostNames
  const rest = more > 0 ? ` and ${more.toLocaleString('en')} more` : ''
  return `${names.slice(0, mostNames).join(', ')}${rest}`
}

/** How many others than those who get to an end could become one of them; they are named behind it where there are any. */
export function climbersSentence(climbers: readonly { readonly isKnown: boolean }[], end: string): string {
  const unknown = climbers.filter(({ isKnown }) => !isKnown).length
  const known = climbers.length - unknown
  const how = `could get to ${end} by a way up (by becoming one who does, or by opening it)`
  const open = unknown === 0 ? '' : `; of ${unknown.toLocaleString('en')} of them it is unknown`
  if (climbers.length === 0) return `No other user or role is known that ${how}.`
  const who = climbers.length === 1 ? '1 other' : `${climbers.length.toLocaleString('en')} others`
  return known === 0 ? `It is unknown whether ${who} ${how}:` : `${who} ${how}${open}:`
}

/** Who is left out of that count. */
export function notCountedSentence(areThere: boolean): string {
  const ways = 'Not counted: ways to more permissions for oneself'
  const vain = 'to somebody who may do no more than oneself'
  return areThere ? `${ways} or ${vain}, and whoever can become one of these.` : `${ways} or ${vain}.`
}

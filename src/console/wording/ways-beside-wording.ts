import type { Reach } from '#graph/escalation/ask-ways-up.ts'
import type { WaysBesideAnswer, WaysOfOne } from '#graph/escalation/ways-beside.ts'

import { reaches, reachWords } from './ways-up-wording.ts'

/** What leads to everything there is in an account. */
const toEverything: readonly Reach[] = ['any-permission', 'administrator']

/** How many ways up somebody has, and all whom it can become, and how many of them lead to the top. */
export function waysBesideSentence(ways: readonly WaysOfOne[], who: string): string {
  if (ways.length === 0) return `No known way up was found for ${who}, nor for whom it can become.`
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

/** Whoever may do everything is told by name, for there is nothing left to climb to. Empty where nobody may. */
export function administratorsReached(
  administrators: WaysBesideAnswer['administrators'],
  from: string,
  nameOf: (id: string) => string,
): string {
  const others = administrators.filter(({ id }) => id !== from)
  const itself =
    others.length === administrators.length ? '' : `${nameOf(from)} is an administrator already. `
  if (others.length === 0) return itself.trimEnd()
  const nameWithLimits = ({ id, isLimited }: (typeof others)[number]) =>
    isLimited ? `${nameOf(id)} (but for what its organization denies)` : nameOf(id)
  const [names, more] = [others.slice(0, 5).map(nameWithLimits).join(', '), others.length - 5]
  const rest = more > 0 ? ` and ${more.toLocaleString('en')} more` : ''
  const are =
    others.length === 1
      ? '1 role that it can become is an administrator'
      : `${others.length.toLocaleString('en')} roles that it can become are administrators`
  return `${itself}${are}: ${names}${rest}.`
}

import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

import { areNeverMet, type Call, type Told, toldOf } from './certain-conditions.ts'
import { fewestWays, isCovered, type Way } from './fewest-ways.ts'
import { comesWith, isOfRole, mfaKey, mfaSayings, tellsOfCredentials } from './mfa-sayings.ts'
import { keysAt, momentsNamed } from './moments.ts'
import { whateverIsSaid } from './whatever-is-said.ts'

type IsOpen = (key: string) => boolean

/** A request, and the day that begins at `today`, on which it is made or later. */
export type Asked = {
  readonly request: AuthorizationRequest
  readonly isOpen: IsOpen
  readonly today: number
}

/** What the request could come to, and the keys to add to it for its explanation. */
export type ToldToday = {
  readonly possibility: Possibility
  readonly context: RequestContext
  /** Never, for that alone that the time of every way in is over. */
  readonly isOver: boolean
}

/** What the engine makes of a request where some keys are open. */
export type AskEngine = (request: AuthorizationRequest, isOpen: IsOpen) => Possibility

type Conditional = Extract<Possibility, { readonly kind: 'conditional' }>

/**
 * What `ask` makes of the request, less what is so of its conditions in every call from today on: a time that is over is met by
 * nobody, one that began long ago by everybody. Where ways in remain, the witness is of one of them.
 *
 * Cost: as to ask once; once more for each time that is named where the way that was found first is over.
 *
 * Rules R4.7, R6.1.
 */
export function asOfToday(asked: Asked, ask: AskEngine): ToldToday {
  const found = ask(asked.request, asked.isOpen)
  if (found.kind !== 'conditional') return { possibility: found, context: {}, isOver: false }
  const call = callOf(asked)
  const toldIs = (told: Told) => (one: OpenCondition) => toldOf(one, call) === told
  const all = [found.conditions, ...found.ways].flat()
  const isHopeless = areNeverMet(found.conditions, call)
  const left = found.ways.filter((way) => !areNeverMet(way, call))
  const isAsFound = !isHopeless && left.length === found.ways.length && all.every(toldIs('open'))
  if (isAsFound && !all.some(({ key }) => tellsOfCredentials(key))) return as(found)

  const open = fewestWays(left.map((way) => way.filter(toldIs('open'))))
  const ways = whateverIsSaid(open, call.isOfRole)
  const [first] = ways
  const conditions = isHopeless ? first : least(found.conditions.filter(toldIs('open')), ways)
  const [today = {}] = momentsOf(asked, [])
  if (conditions === undefined) {
    const isOver = all.some((one) => isTimed(one) && !/^null$/i.test(one.operator) && toldIs('never')(one))
    if (found.isExact) return { possibility: { kind: 'never' }, context: today, isOver }
    // there may be ways that couldn't be told
    const then = seenFrom(asked, all.filter(toldIs('open')), ask)
    const seen = then !== null && areNeverMet(then.conditions, call) ? seenBySaying(asked, ask) : then
    if (seen === null || seen.conditions.length === 0) return undetermined(found.conditions)
    return as({ ...found, conditions: seen.conditions, ways: [], witness: seen.witness })
  }
  const isOld = all.some(toldIs('never'))
  if (conditions.length === 0 || ways.some((way) => way.length === 0)) {
    return { possibility: { kind: 'always' }, context: isOld ? today : found.witness, isOver: false }
  }
  if (!isOld && !isHopeless) return as({ ...found, conditions, ways })
  const seen = isOld ? seenFrom(asked, all.filter(toldIs('open')), ask) : seenBySaying(asked, ask)
  if (seen === null) return undetermined(conditions)
  const own = new Set(seen.conditions.map((one) => JSON.stringify(one)))
  const way = ways.find((some) => some.every((one) => isTimed(one) || own.has(JSON.stringify(one))))
  return as({ ...found, conditions: way ?? conditions, ways, witness: seen.witness })
}

/** Of what a context meets the way that asks for no more, where there is one. */
function least(conditions: Way, ways: readonly Way[]): Way {
  return ways.find((way) => isCovered(conditions, [way])) ?? conditions
}

function callOf({ request: { action, principal }, today }: Asked): Call {
  return { action, today, isOfRole: typeof principal === 'string' && isOfRole(principal) }
}

/** A context of today or later in which the engine was seen to allow it, and on what that hangs then; null where it wasn't. */
function seenFrom(
  asked: Asked,
  named: readonly OpenCondition[],
  ask: AskEngine,
): Pick<Conditional, 'witness' | 'conditions'> | null {
  for (const moment of momentsOf(asked, named)) {
    const context = { ...asked.request.context, ...moment }
    const isLeftOpen = (key: string) => !timed.has(key) && asked.isOpen(key)
    const then = ask({ ...asked.request, context }, isLeftOpen)
    if (then.kind === 'conditional') return then
    if (then.kind === 'always') return { witness: context, conditions: [] }
  }
  return null
}

function undetermined(conditions: readonly OpenCondition[]): ToldToday {
  return { possibility: { kind: 'undetermined', conditions }, context: {}, isOver: false }
}

/** The same of credentials that say one thing of MFA, and bring no more than such do. */
function seenBySaying(asked: Asked, ask: AskEngine): Pick<Conditional, 'witness' | 'conditions'> | null {
  for (const said of mfaSayings(callOf(asked).isOfRole)) {
    const context = {
      ...asked.request.context,
      ...(said === 'nothing' ? {} : { 'aws:MultiFactorAuthPresent': said }),
    }
    const isLeftOpen = (key: string) => key !== mfaKey && comesWith(key, said) && asked.isOpen(key)
    const then = ask({ ...asked.request, context }, isLeftOpen)
    if (then.kind === 'conditional') return then
    if (then.kind === 'always') return { witness: context, conditions: [] }
  }
  return null
}

function as(possibility: Conditional): ToldToday {
  return { possibility, context: possibility.witness, isOver: false }
}

/** Keys that tell when a call is made, and when its credentials were issued, in lower case. */
const timed: ReadonlySet<string> = new Set(['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime'])

function isTimed({ key }: OpenCondition): boolean {
  return timed.has(key.toLowerCase())
}

/** Today, and around each later time that is named: with credentials issued then, and with such as say nothing of that. */
function momentsOf(
  { request, isOpen, today }: Asked,
  named: readonly OpenCondition[],
): readonly RequestContext[] {
  const given = new Set(Object.keys(request.context ?? {}).map((key) => key.toLowerCase()))
  return momentsNamed(named.filter(isTimed), today).flatMap((time) => {
    const issued = { 'aws:TokenIssueTime': new Date(time).toISOString() }
    return [keysAt(time), { ...keysAt(time), ...issued }].map((keys): RequestContext => {
      const left = Object.entries(keys).filter(([key]) => {
        const folded = key.toLowerCase()
        return isOpen(folded) && !given.has(folded)
      })
      return Object.fromEntries(left)
    })
  })
}

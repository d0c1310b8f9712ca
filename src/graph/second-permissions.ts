import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'

import { type AskEngine, type Asked, asOfToday, type ToldToday } from './as-of-today.ts'
import { callMeeting, type Meeting } from './call-meeting.ts'
import { isAmong, secondFor, secondsFor } from './second-keys.ts'
import { seenInTurn } from './seen-in-turn.ts'
import type { SecondPermission } from './trust-graph.ts'
import { allOf, beyond, type SeenCall, waysWithSeconds } from './ways-with-seconds.ts'

const needing = /aws:requesttag\/|aws:tagkeys|sts:transitivetagkeys|sts:sourceidentity/i

/** Does a document, as text, look at what a caller may bring with a second permission alone? */
export function asksForSecond(text: string): boolean {
  return needing.test(text)
}

/** What a call may bring, and the permissions of their own that this takes. */
export type Seconds = {
  /** Which keys are open, less those that the call never has. */
  readonly isOpen: (key: string) => boolean
  /** What was found, with what the permissions hang on that it needs for what it brings. */
  readonly weighed: (told: ToldToday, ask: AskEngine) => WithSeconds
}

/** What a call could come to, and the conditions of second permissions beyond those of the call itself. */
export type WithSeconds = Pick<ToldToday, 'possibility' | 'isOver'> & {
  readonly besides: readonly SecondPermission[]
  /** The keys to add to the call for its explanation. */
  readonly contextOf: () => RequestContext
}

/**
 * A call never has keys whose bringing it isn't allowed: these policies never allow what that needs, of session tags
 * `sts:TagSession`, of a source identity `sts:SetSourceIdentity`. Each way in is weighed with the second permissions that it needs itself:
 * their conditions are told besides those of the simplest way, and among those of each other one. A way that no call meets together with them is
 * left out; without any it is never, where all are known, else undetermined.
 *
 * Cost: another decision, only where such a key is asked for; where a second permission has conditions some small ones for each way.
 *
 * Rules R1.5, R9.11, R9.13. Source: IAM User Guide, "Pass session tags in AWS STS"; STS API Reference, AssumeRole.
 */
export function secondsIn(asked: Asked, policies: () => CompiledPolicies): Seconds {
  const { isOpen } = asked
  const alone = remembered((action) => askSecond(asked, action, policies))
  const secondOf = remembered((action) => {
    const isOpenTo = (key: string) => isOpen(key) && (secondFor(key) === action || isBrought(key, alone))
    return askSecond({ ...asked, isOpen: isOpenTo }, action, policies)
  })
  return {
    isOpen: (key) => isOpen(key) && isBrought(key, secondOf),
    weighed: (told, ask) => {
      const { possibility } = told
      const asTold = { ...told, besides: [], contextOf: () => told.context }
      if (possibility.kind !== 'conditional') return asTold
      const actions = secondsFor([possibility.conditions, ...possibility.ways].flat())
      if (actions.every((action) => secondOf(action).possibility.kind === 'always')) return asTold
      const asks = (action: string | null) => (under: Asked) =>
        action === null ? asOfToday(under, ask) : askSecond(under, action, policies)
      return weighed(possibility, told.context, { asked, asks, secondOf })
    },
  }
}

type Conditional = Extract<Possibility, { readonly kind: 'conditional' }>
type SecondOf = (action: string) => ToldToday

type Weighing = {
  readonly asked: Asked
  /** How to ask about a second permission, or about the call itself: null. */
  readonly asks: (action: string | null) => (under: Asked) => ToldToday
  readonly secondOf: SecondOf
}

/** `witness`: a call that the permission of its own allows. */
function weighed(
  found: Conditional,
  witness: RequestContext,
  { asked, asks, secondOf }: Weighing,
): WithSeconds {
  const isLetIn = (seen: SeenCall) => {
    const under = within(asked, seen)
    return [null, ...seen.seconds].every((action) => asks(action)(under).possibility.kind === 'always')
  }
  /** With the keys as well that say what is so of every call, such as when it is made. */
  const contextOf = (seen: SeenCall) => () => ({
    ...seen.context,
    ...asks(null)(within(asked, seen)).context,
  })

  const { ways, isExact } = waysWithSeconds(found, asked, { secondOf, isLetIn })
  const [first, ...others] = ways
  if (first !== undefined) {
    const { conditions, besides } = first
    const context = first.context ?? callMeeting(conditions, onlyBringing(asked, []))
    const possibility = { ...found, conditions, ways: [conditions, ...others.map(allOf)], isExact }
    const seen = { conditions, context, seconds: secondsFor(allOf(first)) }
    const own = isSeen(seen) ? contextOf(seen) : () => witness
    return { possibility, isOver: false, besides, contextOf: own }
  }
  const none = { isOver: false, besides: [], contextOf: () => ({}) }
  if (isExact) return { ...none, possibility: { kind: 'never' } }

  const { conditions } = found
  const seconds = secondsOf(conditions, secondOf)
  const inTurn = seenInTurn(onlyBringing(asked, seconds), [null, ...seconds].map(asks))
  const seen = inTurn === null ? null : { ...inTurn, seconds }
  if (seen === null || !isLetIn(seen)) {
    const besides = besidesOf(conditions, seconds, secondOf)
    return { ...none, possibility: { kind: 'undetermined', conditions }, besides }
  }
  const possibility = { ...found, conditions: seen.conditions, ways: [], isExact: false }
  return { ...none, possibility, contextOf: contextOf(seen) }
}

function isSeen(call: Omit<SeenCall, 'context'> & { readonly context: Meeting }): call is SeenCall {
  return typeof call.context !== 'string'
}

function besidesOf(
  conditions: readonly OpenCondition[],
  seconds: readonly string[],
  secondOf: SecondOf,
): readonly SecondPermission[] {
  return seconds.flatMap((action) => {
    const own = beyond(conditionsOf(secondOf(action).possibility), conditions)
    return own.length === 0 ? [] : [{ action, conditions: own }]
  })
}

/** The second permissions that conditions ask for, and the conditions of those in their turn. */
function secondsOf(conditions: readonly OpenCondition[], secondOf: SecondOf): readonly string[] {
  const found = new Set(secondsFor(conditions))
  for (const action of found)
    for (const more of secondsFor(conditionsOf(secondOf(action).possibility))) found.add(more)
  return [...found]
}

/** What a call needs second permissions for is open only as far as these go. */
function onlyBringing(asked: Asked, seconds: readonly string[]): Asked {
  return { ...asked, isOpen: (key) => asked.isOpen(key) && isAmong(seconds, secondFor(key)) }
}

/** The request as a call that was seen, with nothing open but keys that the conditions say nothing of. */
function within(asked: Asked, { conditions, context, seconds }: SeenCall): Asked {
  const told = [...Object.keys(context), ...conditions.map(({ key }) => key)]
  const closed = new Set(told.map((key) => key.toLowerCase()))
  const { isOpen } = onlyBringing(asked, seconds)
  return {
    ...asked,
    request: { ...asked.request, context },
    isOpen: (key) => isOpen(key) && !closed.has(key),
  }
}

function isBrought(key: string, secondOf: SecondOf): boolean {
  const action = secondFor(key)
  return action === undefined || secondOf(action).possibility.kind !== 'never'
}

function askSecond(asked: Asked, action: string, policies: () => CompiledPolicies): ToldToday {
  return asOfToday({ ...asked, request: { ...asked.request, action } }, (call, isOpen) =>
    possibilityOf(call, policies(), isOpen),
  )
}

function remembered<Value>(make: (action: string) => Value): (action: string) => Value {
  const known = new Map<string, Value>()
  return (action) => {
    const found = known.get(action) ?? make(action)
    known.set(action, found)
    return found
  }
}

function conditionsOf(possibility: Possibility): readonly OpenCondition[] {
  return possibility.kind === 'conditional' || possibility.kind === 'undetermined'
    ? possibility.conditions
    : []
}

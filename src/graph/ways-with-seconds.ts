import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'

import type { Asked, ToldToday } from './as-of-today.ts'
import { callMeeting, mayHaveVariables } from './call-meeting.ts'
import { isAmong, secondFor, secondsFor } from './second-keys.ts'
import type { SecondPermission } from './trust-graph.ts'

type Conditions = readonly OpenCondition[]

/** A way in, what the second permissions hang on that it needs besides, and a call that comes in by it. */
export type WholeWay = {
  readonly conditions: Conditions
  readonly besides: readonly SecondPermission[]
  /** Null where none was sought, as it needs none. */
  readonly context: RequestContext | null
}

/** Ways in with all that they need, those that hang on least first, and whether there are no others. */
export type WholeWays = { readonly ways: readonly WholeWay[]; readonly isExact: boolean }

/** A call that meets conditions, by what it brings, and the second permissions that it needs for that. */
export type SeenCall = {
  readonly conditions: Conditions
  readonly context: RequestContext
  readonly seconds: readonly string[]
}

/** How to ask about the permissions that a call needs. */
export type Permissions = {
  /** Of a second one what it comes to by itself. */
  readonly secondOf: (action: string) => ToldToday
  /** Does the engine let the call in, with all that it brings, whatever keys are that the conditions say nothing of? */
  readonly isLetIn: (call: SeenCall) => boolean
}

type Conditional = Extract<Possibility, { readonly kind: 'conditional' }>

/** How many calls are sought, and how many ways are told. */
const mostSought = 100
const mostTold = 12

/**
 * The ways in of a possibility, each with what second permissions hang on that the keys need which it asks for; what it asks for
 * and isn't met by bringing nothing. A way that no call meets together with those is left out.
 *
 * Cost: of each way that asks for such a key one decision on a few conditions, more where it needs a second permission; a hundred at most.
 */
export function waysWithSeconds(found: Conditional, asked: Asked, permissions: Permissions): WholeWays {
  const told: WholeWay[] = []
  let [isExact, left] = [found.isExact, mostSought]
  for (const way of waysOf(found)) {
    if (secondsFor(way).length === 0) told.push({ conditions: way, besides: [], context: null })
    else complete({ conditions: way, besides: [], context: null }, [])
  }
  const ways = simplest(told)
  return { ways: ways.slice(0, mostTold), isExact: isExact && ways.length <= mostTold }

  /** `bringing`: whose conditions are among those of the way, or that have none. */
  function complete(way: WholeWay, bringing: readonly string[]): void {
    const conditions = allOf(way)
    for (const actions of withMore(bringing, secondsFor(conditions))) {
      if (left-- <= 0) {
        isExact = false
        return
      }
      const isOpen = (key: string) => asked.isOpen(key) && isAmong(actions, secondFor(key))
      const context = callMeeting(conditions, { ...asked, isOpen })
      if (context === 'none') continue
      if (context === 'unseen') isExact = false
      else if (actions.length > bringing.length) bringMore(way, bringing, actions)
      else if (isCertain(conditions) || permissions.isLetIn({ conditions, context, seconds: actions }))
        told.push({ ...way, context })
      else isExact = false
      return
    }
  }

  /** Are they all that it takes, as the engine tells ways, and do they read as they were meant? */
  function isCertain(conditions: Conditions): boolean {
    return isExact && !conditions.some(mayHaveVariables)
  }

  function bringMore(way: WholeWay, bringing: readonly string[], actions: readonly string[]): void {
    const action = actions.find((one) => !bringing.includes(one))
    if (action === undefined) return complete(way, bringing)
    const brought = [...bringing, action]
    const given = permissions.secondOf(action).possibility
    if (given.kind === 'always') return bringMore(way, brought, actions)
    if (given.kind === 'undetermined' || (given.kind === 'conditional' && !given.isExact)) isExact = false
    if (given.kind !== 'conditional') return
    for (const one of waysOf(given)) {
      const conditions = beyond(one, allOf(way))
      const longer =
        conditions.length === 0 ? way : { ...way, besides: [...way.besides, { action, conditions }] }
      bringMore(longer, brought, actions)
    }
  }
}

/** Some of those that may be brought, with those that are, the fewest first. */
function withMore(bringing: readonly string[], all: readonly string[]): readonly (readonly string[])[] {
  const sets: (readonly string[])[] = [bringing]
  for (const action of all.filter((one) => !bringing.includes(one)))
    sets.push(...sets.map((set) => set.concat(action)))
  return sets.toSorted((one, other) => one.length - other.length)
}

/** Where not all ways are told, with what was seen to be enough. */
function waysOf({ conditions, ways, isExact }: Conditional): readonly Conditions[] {
  return isExact ? ways : [conditions, ...ways]
}

/** All that a way hangs on at once. */
export function allOf({ conditions, besides }: Pick<WholeWay, 'conditions' | 'besides'>): Conditions {
  return [...conditions, ...besides.flatMap((second) => second.conditions)]
}

/** Without those that hang on all that another one does, or more. */
function simplest(ways: readonly WholeWay[]): readonly WholeWay[] {
  const all = ways.map((way) => ({ way, texts: new Set(allOf(way).map((one) => JSON.stringify(one))) }))
  const kept: typeof all = []
  for (const one of all.toSorted((some, other) => some.texts.size - other.texts.size))
    if (!kept.some(({ texts }) => [...texts].every((text) => one.texts.has(text)))) kept.push(one)
  return kept.map(({ way }) => way)
}

/** Those that aren't known yet. */
export function beyond(conditions: Conditions, known: Conditions): Conditions {
  const texts = new Set(known.map((one) => JSON.stringify(one)))
  return conditions.filter((one) => !texts.has(JSON.stringify(one)))
}

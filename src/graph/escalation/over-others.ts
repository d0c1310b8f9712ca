import type { Getting } from '../relations/getting-to.ts'
import { type Escalation, someGained, stateOf } from './escalation.ts'

type State = Escalation['state']

/** Others who get to an end, and as whom ways up make somebody act. */
export type Stepping = {
  /** By how many ways. */
  readonly count: number
  /** Who they are, the surest first, at most `mostTold`: on the whole, from the way up to the end. */
  readonly those: readonly { readonly id: string; readonly state: State }[]
  /** How many they are. */
  readonly total: number
}

/** So many are told of by name. */
const mostTold = 20

/** How others get to the end, and whom somebody can become without a way up. */
export type Onward = {
  readonly gettingTo: (id: string) => Getting
  readonly reached: ReadonlySet<string>
}

const order: readonly State[] = ['allowed', 'conditional', 'unknown']

/**
 * Gathers the ways up of one that make it act as others who get to the end. `taken` answers how surely a way does, from its
 * permissions to the end; null where it leads to nobody who does. Whom one can become anyway is not counted.
 */
export function overOthers(onward: Onward | null): {
  readonly taken: (way: Escalation) => State | null
  readonly all: () => Stepping | null
} {
  const states = new Map<string, State>()
  let count = 0
  return {
    taken: (way) => {
      let best: State | null = null
      if (onward === null) return best
      someGained(way, (id, isAsked) => {
        const getting = onward.reached.has(id) ? null : onward.gettingTo(id)
        if (getting === null) return false
        const state = onTheWhole(stateOf(way), isAsked || getting === 'open')
        best = surest(best, state)
        states.set(id, surest(states.get(id) ?? null, state))
        return false // all of them
      })
      if (best !== null) count += 1
      return best
    },
    all: () => {
      if (count === 0) return null
      const those = [...states].map(([id, state]) => ({ id, state }))
      const sorted = those.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
      return { count, those: sorted.slice(0, mostTold), total: those.length }
    },
  }
}

/** How surely a way leads on where what comes after it is certain, or, `isOpen`, hangs on conditions. */
export function onTheWhole(state: State, isOpen: boolean): State {
  return state === 'allowed' && isOpen ? 'conditional' : state
}

function surest(one: State | null, other: State): State {
  return one === null || order.indexOf(other) < order.indexOf(one) ? other : one
}

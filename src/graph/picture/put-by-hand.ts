import type { Positions } from '../trust-graph.ts'

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** `positions`, and in their stead the places `byHand` of those that are there. The same object where none is. */
export function putByHand(positions: Positions, byHand: Places): Positions {
  const here = [...byHand].filter(([id]) => positions[id] !== undefined)
  return here.length === 0 ? positions : { ...positions, ...Object.fromEntries(here) }
}

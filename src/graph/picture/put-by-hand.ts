import type { Positions } from '../trust-graph.ts'

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** `positions`, and in their stead the places `byHand` of those that are there. The same object where none is. */
export function putByHand(positions: Positions, byHand: Places): Positions {
  const here = [...byHand].flatMap(([id, place]) => {
    const own = positions[id]
    return own === undefined ? [] : [[id, { ...own, ...place }] as const]
  })
  return here.length === 0 ? positions : { ...positions, ...Object.fromEntries(here) }
}

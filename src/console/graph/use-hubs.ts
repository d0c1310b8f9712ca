import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import { engine } from '#console/state/engines.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import { unpackHubs } from '#graph/picture/packed-hubs.ts'
import { hubsOf, type TrustHub } from '#graph/picture/trust-hubs.ts'
import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'

/** What is to be drawn. */
export type Part = {
  readonly graph: TrustGraph
  /** A part of `graph`. */
  readonly shown: TrustGraph
  /** Stands by itself. */
  readonly focus: string | null
  /** `shown` is what is around the focus by so many steps; null where it is all of `graph`. */
  readonly around: number | null
  /** By which the worker knows `graph`; null where it is none of the worker's. */
  readonly number: number | null
  /** An answer alone, of which each line is drawn. */
  readonly isAnswer: boolean
  /** Lines that are gone since what is compared with are drawn as well, by themselves. */
  readonly marks: LineMarks
}

/** The same object for the same part, since the picture is made by it. */
export function usePart({ graph, shown, focus, around, number, isAnswer, marks }: Part): Part {
  return useMemo(
    () => ({ graph, shown, focus, around, number, isAnswer, marks }),
    [graph, shown, focus, around, number, isAnswer, marks],
  )
}

/** A part, and what of it many have in common. */
export type PartWithHubs = { readonly part: Part; readonly hubs: readonly TrustHub[] }

/** Above so many nodes what is alike is folded so far that there is nothing left for hubs. */
const mostForHubs = 1000
const noHubs: readonly TrustHub[] = []

/** Up to so many lines hubs are found within a frame. */
const mostAtOnce = 3000

/**
 * The part with its hubs. Those of a dense one are found in the worker: until then the part of the same view stays that was there
 * before; null where there was none. `view` says of which project, too.
 */
export function useHubs(part: Part, view: string): PartWithHubs | null {
  const { shown, graph, focus, around, number, isAnswer, marks } = part
  const isNone = isAnswer || shown.nodes.length > mostForHubs
  const isAsked = !isNone && number !== null && shown.edges.length > mostAtOnce
  const { data, isError } = useQuery({
    ...local,
    enabled: isAsked,
    queryKey: ['trust-hubs', identityOf(shown), focus],
    queryFn: ({ signal }) =>
      engine('analysis').ask('trustHubs', { number: number ?? 0, focus, around }, signal),
  })
  // What the worker doesn't know any more is found here.
  const isHere = !isNone && (!isAsked || data === null || isError)
  const hubs = useMemo(() => {
    if (isNone) return noHubs
    const isApart = ({ id, from }: TrustEdge) => from === focus || marks.get(id) === 'removed'
    if (isHere) return hubsOf(shown, graph, isApart)
    return data === undefined || data === null ? null : unpackHubs(data, shown)
  }, [isNone, isHere, data, shown, graph, focus, marks])
  const ready = useMemo(() => (hubs === null ? null : { part, hubs }), [part, hubs])
  const [last, setLast] = useState<{ readonly view: string; readonly ready: PartWithHubs } | null>(null)
  if (ready !== null && (last?.ready !== ready || last.view !== view)) setLast({ view, ready })
  if (ready !== null) return ready
  return last?.view === view ? last.ready : null
}

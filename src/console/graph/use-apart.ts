import { useCallback, useMemo } from 'react'
import { useStore } from 'zustand'

import { sessionStore } from '#console/state/session-store.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'

import { type Acting, actingIn } from './acting.ts'
import type { DrawnPicture } from './use-picture.ts'

/** Where the one who acts stands in `graph`. */
export function useActing(graph: TrustGraph): Acting {
  const stack = useStore(sessionStore, (state) => state.stack)
  return useMemo(() => actingIn(graph, stack), [graph, stack])
}

type Chosen = {
  readonly drawn: DrawnPicture
  readonly focus: string | null
  readonly edge: string | null
  readonly answer: TrustGraph | null
  readonly marks: LineMarks
  readonly acting: Acting
}

/** Is an edge looked at by itself, so that no hub should stand for it? Those of an open hub in which nobody stands are. */
export function useApart({
  drawn,
  focus,
  edge,
  answer,
  marks,
  acting,
}: Chosen): (edge: TrustEdge) => boolean {
  const { opened, picture } = drawn
  const wanted = useMemo(() => {
    const ids = new Set(opened.map(({ id }) => id))
    const ofOpen = picture.edges.flatMap((line) => (ids.has(line.from) ? line.edges : []))
    return new Set([...ofOpen, ...(answer?.edges ?? [])].map(({ id }) => id))
  }, [opened, picture, answer])
  return useCallback(
    ({ id, from }) =>
      from === focus || id === edge || wanted.has(id) || marks.has(id) || acting.edges.has(id),
    [focus, edge, wanted, marks, acting],
  )
}

import { type FocusEvent, type RefObject, useEffect, useMemo, useRef } from 'react'

import type { Picture, PictureNode } from '#graph/picture/picture.ts'

import { focusNode, isFocusLost, patiently, standingAt } from './canvas-focus.ts'
import { type Held, membersAt, placeOfFocus } from './place-of-focus.ts'

export type HeldFocus = {
  readonly held: RefObject<Held | null>
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: () => void
}

/** Which box has the focus: to be asked where the canvas is inside, since that is taken away while another picture is laid out. */
export function useHeldFocus(
  focus: string | null,
  { nodes }: Picture,
  opened: readonly PictureNode[],
): HeldFocus {
  const held = useRef<Held | null>(null)
  return useMemo(
    () => ({
      held,
      onFocus: ({ target }) => {
        const box = standingAt(target)
        held.current =
          box === null ? null : { box, members: membersAt(box, { nodes, opened }), beside: focus }
      },
      // React tells of no blur while it takes elements away: whoever left did so on purpose
      onBlur: () => {
        held.current = null
      },
    }),
    [focus, nodes, opened],
  )
}

type Kept = {
  readonly held: RefObject<Held | null>
  readonly graph: Picture
  readonly opened: readonly PictureNode[]
  readonly standOn: (id: string) => void
}

/** Give the focus back to the box that had it, or to what stands in its place, where another picture took it away. */
export function useKeptFocus(
  frame: RefObject<HTMLElement | null>,
  { held, graph, opened, standOn }: Kept,
): void {
  useEffect(() => {
    let stoodOn: string | null = null
    return patiently(() => {
      if (held.current === null || !isFocusLost()) return true
      const id = placeOfFocus(held.current, { nodes: graph.nodes, opened })
      if (id === null) return true
      if (stoodOn !== id && graph.nodes.some((node) => node.id === id)) standOn(id)
      stoodOn = id
      focusNode(frame.current, id)
      return false
    })
  }, [frame, held, graph, opened, standOn])
}

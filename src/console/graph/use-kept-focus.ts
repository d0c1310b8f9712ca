import { type FocusEvent, type RefObject, useEffect, useMemo, useRef } from 'react'

import type { Picture, PictureNode } from '#graph/picture/picture.ts'

import { frameId } from './flow-elements.ts'
import { focusNode, standingAt } from './use-roving.ts'

export type Held = {
  /** The box, or the frame, that has the focus, or lost it only by being taken off the page. */
  readonly box: string
  /** Beside which box it came, if beside any. */
  readonly beside: string | null
}

export type HeldFocus = {
  readonly held: RefObject<Held | null>
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: () => void
}

/** Which box has the focus: to be asked where the canvas is inside, since that is taken away while another picture is laid out. */
export function useHeldFocus(focus: string | null): HeldFocus {
  const held = useRef<Held | null>(null)
  return useMemo(
    () => ({
      held,
      onFocus: ({ target }) => {
        const box = standingAt(target)
        held.current = box === null ? null : { box, beside: focus }
      },
      // React tells of no blur while it takes elements away: whoever left did so on purpose
      onBlur: () => {
        held.current = null
      },
    }),
    [focus],
  )
}

type Kept = {
  readonly held: RefObject<Held | null>
  readonly graph: Picture
  readonly opened: readonly PictureNode[]
  readonly standOn: (id: string) => void
}

/** So long a box may take to be mounted once its picture is there: it may have to be flown to first. */
const mostFrames = 120

/** Give the focus back to the box that had it, or to what stands in its place, where another picture took it away. */
export function useKeptFocus(
  frame: RefObject<HTMLElement | null>,
  { held, graph, opened, standOn }: Kept,
): void {
  useEffect(() => {
    let frames = 0
    let stoodOn: string | null = null
    let request = requestAnimationFrame(function again() {
      if (held.current === null || !isLost()) return
      const id = placeOf(held.current, graph, opened)
      if (id === null) return
      if (stoodOn !== id) standOn(id)
      stoodOn = id
      focusNode(frame.current, id)
      frames += 1
      if (frames < mostFrames) request = requestAnimationFrame(again)
    })
    return () => cancelAnimationFrame(request)
  }, [frame, held, graph, opened, standOn])
}

/** Nothing on the page has the focus. */
function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** The box itself; else the one that stands for it, the first of those that it opened to, or the one beside which it came. */
function placeOf({ box, beside }: Held, { nodes }: Picture, opened: readonly PictureNode[]): string | null {
  const at = (id: string) =>
    nodes.find((node) => node.id === id) ?? nodes.find(({ members }) => members.some((one) => one.id === id))
  const [first] = opened.find(({ id }) => id === box)?.members ?? []
  const fold = nodes.find(({ id }) => frameId(id) === box)
  const others = [first?.id, beside].flatMap((id) => (id === undefined || id === null ? [] : (at(id) ?? [])))
  return (fold ?? at(box) ?? others[0])?.id ?? null
}

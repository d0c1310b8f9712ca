import { type RefObject, useEffect, useRef } from 'react'

import { isFocusLost, patiently } from './canvas-focus.ts'

/**
 * Shows the reason of a line, or puts it away, and takes the focus along: to the heading in the `panel`, and back to where it was asked.
 * For whoever asks from outside the canvas and the table, where one walks on: the panel stands elsewhere on the page, and pushes away what has
 * the focus.
 */
export function useLedReason(
  panel: RefObject<HTMLElement | null>,
  edge: string | null,
  onEdge: (edgeId: string | null) => void,
): (edgeId: string | null) => void {
  const origin = useRef<HTMLElement | null>(null)
  const isLed = useRef(false)
  useEffect(() => {
    if (!isLed.current) {
      if (edge !== null) origin.current = focusedOutside(panel.current)
      return undefined
    }
    isLed.current = false
    if (edge !== null) return patiently(() => isOnHeading(panel.current))
    const asked = origin.current
    origin.current = null
    return patiently(() => isBack(asked))
  }, [panel, edge])
  return (next) => {
    origin.current = focusedOutside(panel.current) ?? origin.current
    if (next === edge) isOnHeading(panel.current)
    else isLed.current = true
    onEdge(next)
  }
}

/** What has the focus, unless it is in the panel: there is asked from. */
function focusedOutside(panel: HTMLElement | null): HTMLElement | null {
  const { activeElement } = document
  const isOutside = !isFocusLost() && panel?.contains(activeElement) !== true
  return isOutside && activeElement instanceof HTMLElement ? activeElement : null
}

/** Whether the heading is there, so that it has the focus now. */
function isOnHeading(panel: HTMLElement | null): boolean {
  const heading = panel?.querySelector('h2')
  if (heading === null || heading === undefined) return false
  heading.tabIndex = -1
  heading.focus()
  return document.activeElement === heading
}

/** Where it was asked, or, where that is gone, the box that Tab reaches. */
function isBack(asked: HTMLElement | null): boolean {
  const box = document.querySelector<HTMLElement>('.trust-canvas .react-flow__node button[tabindex="0"]')
  const place = asked?.isConnected === true ? asked : box
  place?.focus()
  return !isFocusLost()
}

import type { KeyboardEvent } from 'react'

import { letterOf } from './letter-of.ts'
import type { Moving } from './use-moving.ts'
import type { Roving } from './use-roving.ts'

type Doing = {
  readonly roving: Roving
  /** Null where nothing may be moved. */
  readonly moving: Moving | null
  /** Nothing is in focus and no line is chosen. */
  readonly isIdle: boolean
  readonly onAll: () => void
  readonly onLine: (lineId: string) => void
  readonly onTable: () => void
}

/**
 * What the keys do on the canvas: arrows walk, N, P, Home and End step, Shift with an arrow moves a box, W opens the reason of the line that was
 * walked, T the table, Escape shows all again.
 */
export function onCanvasKey(event: KeyboardEvent, { roving, moving, isIdle, ...doing }: Doing): void {
  if (moving?.nudge(event) === true || roving.rove(event)) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const letter = letterOf(event)
  if (letter === 'w') {
    if (roving.line === null) roving.missLine(event)
    else doing.onLine(roving.line.id)
  } else if (letter === 't') doing.onTable()
  else if (event.key === 'Escape' && !isIdle) {
    event.stopPropagation()
    doing.onAll()
  }
}

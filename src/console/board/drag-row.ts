import type { PointerEvent } from 'react'

import type { PinnedRequest } from '#model/entities/entity.ts'

import { refuseChange, movePin } from './pin-actions.ts'

/** Drag a row by its handle to another place; Escape leaves it where it was. What the keys do too. */
export function beginDrag(
  { currentTarget, button, pointerId }: PointerEvent<HTMLElement>,
  pin: PinnedRequest,
): void {
  const row = currentTarget.closest<HTMLElement>('.board-row')
  if (button !== 0 || row === null || refuseChange()) return
  const handle: HTMLElement = currentTarget
  const stop = new AbortController()
  let target: HTMLElement | null = null
  const point = (over: HTMLElement | null) => {
    target?.removeAttribute('data-drop')
    target = over
    target?.setAttribute('data-drop', placeOf(over) > placeOf(row) ? 'below' : 'above')
  }
  const finish = () => {
    const to = target
    point(null)
    row.removeAttribute('data-dragged')
    stop.abort()
    return to
  }
  handle.setPointerCapture(pointerId)
  row.setAttribute('data-dragged', 'true')
  const on = { signal: stop.signal }
  handle.addEventListener('pointermove', ({ clientX, clientY }) => point(rowAt(clientX, clientY, row)), on)
  handle.addEventListener('pointercancel', () => void finish(), on)
  handle.addEventListener(
    'pointerup',
    () => {
      const to = finish()
      if (to !== null) movePin(pin, placeOf(to))
    },
    on,
  )
  addEventListener('keydown', ({ key }) => void (key === 'Escape' && finish()), on)
}

/** Another row of the same list under the pointer. */
function rowAt(x: number, y: number, dragged: HTMLElement): HTMLElement | null {
  const found = document.elementFromPoint(x, y)?.closest<HTMLElement>('.board-row') ?? null
  return found === dragged ? null : found
}

function placeOf(row: HTMLElement | null): number {
  return Number(row?.dataset['place'] ?? -1)
}

import type { KeyboardEvent } from 'react'

import type { EntityId } from '#model/entities/entity.ts'

import { isWriting } from '../parts/is-writing.ts'

const place = 'board-explanation'

/** The row whose explanation is to have the focus as soon as it is there. */
let wanted: EntityId | null = null

/** Put the focus into the explanation of a row: now where it is open, else when it has opened. */
export function goInto(row: EntityId, isOpen: boolean, open: (row: EntityId) => void): void {
  if (isOpen) {
    document.getElementById(place)?.focus()
    return
  }
  wanted = row
  open(row)
}

/** The explanation of `row` is there. */
export function arrive(row: EntityId): void {
  // its top is brought into view by itself
  if (wanted === row) document.getElementById(place)?.focus({ preventScroll: true })
  wanted = null
}

/** Escape leads back to the row, unless something inside takes it. */
export function goBack(event: KeyboardEvent, row: EntityId): void {
  if (event.key !== 'Escape' || event.defaultPrevented || isWriting(event.target)) return
  document.getElementById(`row-${row}`)?.focus()
}

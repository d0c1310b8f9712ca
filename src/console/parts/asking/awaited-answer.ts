import { create } from 'zustand'

import { hashLocation } from '../hash-location.ts'

/** The question whose answer is to take the focus once it is there; null where none is awaited. */
const awaited = create<Awaited>()(() => ({ question: null, isOnItsWay: false }))

type Awaited = {
  readonly question: string | null
  /** The focus is where the person asked, and is about to leave it. */
  readonly isOnItsWay: boolean
}

/**
 * The answer to the question of this address takes the focus, unless the person moves on before. Until it is there the
 * screen that is to hold it has the focus.
 */
export function awaitAnswer(): void {
  awaited.setState({ question: questionOfAddress(), isOnItsWay: true })
  // after the dialog, which gives the focus back to where it was; the answer may be faster
  requestAnimationFrame(() => {
    if (!awaited.getState().isOnItsWay) return
    awaited.setState({ isOnItsWay: false })
    document.getElementById('main')?.focus({ preventScroll: true })
  })
}

/** Is the answer to the question of this address awaited? Only once, and by nobody who has moved on. */
export function takesFocus(): boolean {
  const { question, isOnItsWay } = awaited.getState()
  if (question !== questionOfAddress()) return false
  awaited.setState({ question: null, isOnItsWay: false })
  if (isOnItsWay) return true
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.id === 'main'
}

/** The address without what says who acts, which the page itself keeps there. */
function questionOfAddress(): string {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  parameters.delete('as')
  return `${path}?${parameters.toString()}`
}

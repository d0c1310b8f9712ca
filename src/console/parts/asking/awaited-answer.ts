import { create, useStore } from 'zustand'

import { hashLocation } from '../hash-location.ts'
import { leadFocus } from '../lead-focus.ts'

/** The question whose answer is to take the focus once it is there; null where none is awaited. */
const awaited = create<Awaited>()(() => ({ question: null, isOnItsWay: false, times: 0 }))

type Awaited = {
  readonly question: string | null
  /** The focus is where the person asked, and is about to leave it. */
  readonly isOnItsWay: boolean
  readonly times: number
}

/**
 * The answer to the question of this address takes the focus, unless the person moves on before. Until it is there the
 * heading of the screen that is to hold it has the focus, and keeps it where no answer takes it.
 */
export function awaitAnswer(): void {
  awaited.setState(({ times }) => ({ question: questionOfAddress(), isOnItsWay: true, times: times + 1 }))
  // after the dialog, which gives the focus back to where it was; the answer may be faster
  requestAnimationFrame(() => {
    if (!awaited.getState().isOnItsWay) return
    awaited.setState({ isOnItsWay: false })
    const main = document.getElementById('main')
    main?.focus({ preventScroll: true })
    leadFocus(main)
  })
}

/** How often an answer was awaited: whoever asks the same once more is to be answered once more. */
export function useTimesAwaited(): number {
  return useStore(awaited, ({ times }) => times)
}

/** Is the answer to the question of this address awaited? Only once, and by nobody who has moved on. */
export function takesFocus(): boolean {
  const { question, isOnItsWay } = awaited.getState()
  if (question !== questionOfAddress()) return false
  awaited.setState({ question: null, isOnItsWay: false })
  if (isOnItsWay) return true
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.matches('#main, #main h1')
}

/** The address without what says who acts, which the page itself keeps there. */
function questionOfAddress(): string {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  parameters.delete('as')
  return `${path}?${parameters.toString()}`
}

import { create } from 'zustand'

import { hashLocation } from '../hash-location.ts'

/** The question whose answer is to take the focus once it is there; null where none is awaited. */
const awaited = create<{ readonly question: string | null }>()(() => ({ question: null }))

/** The answer to the question of this address takes the focus, unless the person moves on before. */
export function awaitAnswer(): void {
  awaited.setState({ question: questionOfAddress() })
}

/** Is the answer to the question of this address awaited? Only once, and by nobody who has moved on. */
export function takesFocus(): boolean {
  if (awaited.getState().question !== questionOfAddress()) return false
  awaited.setState({ question: null })
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

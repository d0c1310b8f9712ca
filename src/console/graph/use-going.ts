import { type RefObject, useEffect, useRef } from 'react'

import { focusNode, isFocusLost, patiently } from './canvas-focus.ts'

export type Going = {
  /** The box to which the focus is on its way: keys may come quicker than it is mounted. */
  readonly goingTo: RefObject<string | null>
  readonly goTo: (box: string) => void
}

/** Give the focus to a box once it is mounted, unless somebody takes it elsewhere meanwhile. */
export function useGoing(frame: RefObject<HTMLElement | null>): Going {
  const goingTo = useRef<string | null>(null)
  const stop = useRef(() => {})
  useEffect(() => () => stop.current(), [])

  function goTo(box: string): void {
    const before = document.activeElement
    const end = () => {
      goingTo.current = null
    }
    stop.current()
    goingTo.current = box
    stop.current = patiently(() => {
      const isElsewhere = !isFocusLost() && document.activeElement !== before
      const isDone = isElsewhere || focusNode(frame.current, box)
      if (isDone) end()
      return isDone
    }, end)
  }
  return { goingTo, goTo }
}

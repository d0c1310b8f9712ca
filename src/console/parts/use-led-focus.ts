import { useEffect, useRef } from 'react'

import { leadFocus } from './lead-focus.ts'

/**
 * Whenever `stage` changes (a screen, a step of it) and takes what had the focus away with it, lead the focus to the heading
 * of the page, or to the page until that is there: at the top of the document somebody who uses the keyboard would have to
 * go through all of the navigation again. Whoever has the focus elsewhere keeps it.
 */
export function useLedFocus(stage: string): void {
  const last = useRef(stage)
  useEffect(() => {
    if (last.current === stage) return undefined
    last.current = stage
    return leadFocus(null)
  }, [stage])
}

import { type RefObject, useLayoutEffect, useState } from 'react'

/** Where the picture begins where nothing is said above it. */
const usual = 254

/**
 * Pixels from the top of the page to `place`, whatever comes and goes above it: the picture takes what is left of the
 * window, so that its lower edge is in sight.
 */
export function useTop(place: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(usual)
  useLayoutEffect(() => {
    const screen = place.current?.closest('.trust-graph')
    if (screen === null || screen === undefined) return undefined
    const measure = () => {
      const { current } = place
      if (current !== null) setTop(Math.round(current.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(screen)
    return () => observer.disconnect()
  }, [place])
  return top
}

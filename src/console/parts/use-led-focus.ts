import { useEffect, useRef } from 'react'

/** A screen is there by then, or its own word for why it isn't. */
const longestMs = 10_000

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
    return leadFocus()
  }, [stage])
}

function leadFocus(): () => void {
  let led: Element | null = null
  const observer = new MutationObserver(lead)
  const timeout = setTimeout(stop, longestMs)
  // two frames on, a dialog that led here has given the focus back, and who asked has led it to the answer
  let request = requestAnimationFrame(() => {
    request = requestAnimationFrame(() => {
      observer.observe(document.body, { childList: true, subtree: true })
      addEventListener('focusin', keep)
      lead()
    })
  })

  function lead(): void {
    const { activeElement } = document
    const isLost = activeElement === null || activeElement === document.body
    if (!isLost && activeElement !== led) return stop()
    const heading = document.querySelector<HTMLElement>('#main h1')
    const place = heading ?? document.getElementById('main')
    if (place === null || place === activeElement) return undefined
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1
    led = place
    place.focus({ preventScroll: true })
    return undefined
  }
  // whoever has gone on may lose the focus again for other reasons, which are not ours to mend
  function keep({ target }: FocusEvent): void {
    if (target !== led) stop()
  }
  function stop(): void {
    cancelAnimationFrame(request)
    clearTimeout(timeout)
    removeEventListener('focusin', keep)
    observer.disconnect()
  }
  return stop
}

/** A screen is there by then, or its own word for why it isn't. */
const longestMs = 10_000

/**
 * Lead the focus to the heading of the page, or to the page until that is there, where nothing has it but `led`, to which
 * it was led already. Answers how to stop.
 */
export function leadFocus(led: Element | null): () => void {
  let last = led
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
    if (!isLost && activeElement !== last) return stop()
    const heading = document.querySelector<HTMLElement>('#main h1')
    const place = heading ?? document.getElementById('main')
    if (place === null || place === activeElement) return undefined
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1
    last = place
    place.focus({ preventScroll: true })
    return undefined
  }
  // whoever has gone on may lose the focus again for other reasons, which are not ours to mend
  function keep({ target }: FocusEvent): void {
    if (target !== last) stop()
  }
  function stop(): void {
    cancelAnimationFrame(request)
    clearTimeout(timeout)
    removeEventListener('focusin', keep)
    observer.disconnect()
  }
  return stop
}

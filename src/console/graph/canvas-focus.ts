/** The node whose box has the keyboard's focus. */
export function standingAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? null) : null
}

/** Whether it is mounted, so that it has the focus now. */
export function focusNode(frame: HTMLElement | null, id: string): boolean {
  const button = frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"] button`)
  button?.focus({ preventScroll: true })
  return button !== null && button !== undefined && document.activeElement === button
}

/** Nothing on the page has the focus. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}

/** So long a box may take to be mounted once its picture is there: it may have to be flown to first. */
const mostFrames = 120

/** Try before each frame until it is done, or has taken too long: then `onLate`. Answers what stops it. */
export function patiently(isDone: () => boolean, onLate?: () => void): () => void {
  let frames = 0
  let request = requestAnimationFrame(function again() {
    if (isDone()) return
    frames += 1
    if (frames < mostFrames) request = requestAnimationFrame(again)
    else onLate?.()
  })
  return () => cancelAnimationFrame(request)
}

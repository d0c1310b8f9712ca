import { useEffect } from 'react'

/** Tell the style how many pixels of every page lie under the top bar, and how many under the board, where it is there, and the footer. */
export function useScrollRoom(boardId: string | null): void {
  useEffect(() => {
    const board = boardId === null ? null : document.getElementById(boardId)
    const above = [document.getElementById('top-bar')].filter((element) => element !== null)
    const below = [board?.closest('section') ?? null, document.getElementById('footer')].filter(
      (element) => element !== null,
    )
    const observer = new ResizeObserver(() => {
      const { style } = document.documentElement
      style.setProperty('--covered-above', `${heightOf(above)}px`)
      style.setProperty('--covered-below', `${heightOf(below)}px`)
    })
    for (const element of [...above, ...below]) observer.observe(element)
    return () => observer.disconnect()
  }, [boardId])
}

function heightOf(elements: readonly HTMLElement[]): number {
  return elements.reduce((height, { offsetHeight }) => height + offsetHeight, 0)
}

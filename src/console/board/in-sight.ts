import { useEffect, useRef, useState } from 'react'

import type { EntityId } from '#model/entities/entity.ts'

/** How far beyond the edges of the list its rows are kept, in pixels. */
const reach = 800

/** The ids of the rows that are near enough to be seen, by the part of the list that holds them. */
const near = new Map<object, readonly EntityId[]>()

/** The places of the rows that somebody may see, to be answered first. */
export function placesInSight(ids: readonly EntityId[]): readonly number[] {
  const seen = new Set([...near.values()].flat())
  return ids.flatMap((id, place) => (seen.has(id) ? [place] : []))
}

/**
 * Whether a part of a long list is near enough to be seen, and how high it was when it last was. One that holds the focus
 * stays, however far it is scrolled.
 */
export function useInSight(ids: readonly EntityId[], isFirst: boolean) {
  const element = useRef<HTMLDivElement>(null)
  const [part] = useState(() => ({}))
  const [isNear, setNear] = useState(isFirst)
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const look = ([entry]: readonly IntersectionObserverEntry[]) => {
      if (entry === undefined) return
      const stays = entry.isIntersecting || current.contains(document.activeElement)
      if (!stays) setHeight(current.offsetHeight)
      setNear(stays)
    }
    const observer = new IntersectionObserver(look, {
      root: scrollerOf(current),
      rootMargin: `${reach}px 0px`,
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (isNear) near.set(part, ids)
    return () => void near.delete(part)
  }, [isNear, ids, part])
  return { element, isNear, height }
}

/** What scrolls the list: beyond its edges nothing of the list counts as seen by the page as a whole. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up
  }
  return null
}

/** Was the page opened for an audience, by `?fresh` before the `#`: without showing earlier work? */
export function isFreshVisit(): boolean {
  return new URLSearchParams(location.search).has('fresh')
}

/** Does the visit go on where this tab was: by a reload, or by going back to the page? */
export function isReturn(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate'
}

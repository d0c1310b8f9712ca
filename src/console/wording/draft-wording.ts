/** So many are named; a title has no room for more. */
const mostNamed = 3

/** That drafts are drawn, by the names of their documents; empty where there are none. */
export function draftsSentence(names: readonly string[]): string {
  if (names.length === 0) return ''
  const more = names.length - mostNamed
  const named = names.slice(0, mostNamed).join(', ')
  return `${draftsLead(names.length)}: ${named}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.`
}

/** The same without their names. */
export function countedDraftsSentence(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? '1 draft that is not applied is drawn.'
    : `${count.toLocaleString('en')} drafts that are not applied are drawn.`
}

/** How a list of drafts begins. */
export function draftsLead(count: number): string {
  return count === 1
    ? 'A draft is drawn that is not applied'
    : `${count.toLocaleString('en')} drafts are drawn that are not applied`
}

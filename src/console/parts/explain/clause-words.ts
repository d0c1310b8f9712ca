import type { ClauseTrace } from '#engine/explain/trace.ts'

import type { WeighedStatement } from './gate-story.ts'

/** What a statement had to do with the decision, as a sign and in words: of one that doesn't apply how near it came. */
export function closenessWords({ statement: { clauses }, closeness }: WeighedStatement): {
  readonly sign: string
  readonly words: string
} {
  const matching = clauses.filter(({ holds }) => holds).length
  const parts = `${matching} of ${clauses.length} parts match`
  switch (closeness) {
    case 'decisive':
      return { sign: '●', words: 'decided' }
    case 'applies':
      return { sign: '○', words: 'applies, did not decide' }
    case 'near-miss':
      return { sign: '◌', words: `near miss: ${parts}` }
    case 'far':
      return { sign: '–', words: parts }
  }
}

/** Whether a part of a statement matches, as a sign and in words; undefined for a part that it doesn't have. */
export function clauseWords(clause: ClauseTrace | undefined): {
  readonly sign: string
  readonly words: string
} {
  if (clause === undefined) return { sign: '–', words: 'not in the statement' }
  return clause.holds ? { sign: '✓', words: 'matches' } : { sign: '✗', words: 'does not match' }
}

/** How many entries are told. */
const most = 3

/**
 * The entries of a part that tell why: those that matched, or all of them where none did. Of a condition, whose
 * comparisons are shown by themselves, none.
 */
export function entriesShown({ entries }: ClauseTrace): string {
  const matching = entries.filter(({ matches }) => matches)
  const telling = (matching.length > 0 ? matching : entries).map(({ text }) => text)
  const rest = telling.length - most
  return telling.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

/** What the variables of a part stand for, where it has any: “${aws:username} is alice”. */
export function variableWords({ variables }: ClauseTrace): string {
  return variables
    .map(({ key, value }) => `\${${key}} ${value === null ? 'has no value here' : `is ${value}`}`)
    .join(', ')
}

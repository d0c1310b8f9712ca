import type { Question } from '../request/question.ts'
import type { HiddenKey } from './hidden-keys.ts'

/** So many combinations of values are tried at most. */
const mostTried = 64

/**
 * The requests that a question with hidden keys stands for, as far as what looks at those keys can tell them apart: each hidden key
 * with one of the values that count, or still open, which stands for any other. Null where there are too many, or where the
 * values that count aren't known.
 */
export function questionsTold(question: Question, hidden: readonly HiddenKey[]): readonly Question[] | null {
  if (hidden.some(({ folded }) => folded === 'kms:grantoperations')) return null
  let told: readonly ReadonlyMap<string, string>[] = [new Map()]
  for (const { folded, candidates } of hidden) {
    const values = new Set([...candidates.map((value) => (value === undefined ? null : String(value))), null])
    if (told.length * values.size > mostTried) return null
    told = [...values].flatMap((value) =>
      told.map((known) => (value === null ? known : new Map(known).set(folded, value))),
    )
  }
  return told.map((known) => withKeys(question, known))
}

function withKeys(question: Question, known: ReadonlyMap<string, string>): Question {
  if (known.size === 0) return question
  const { context } = question
  const get: Question['context']['get'] = (folded) => {
    const value = known.get(folded)
    return value === undefined ? context.get(folded) : { values: [value], multivalued: false }
  }
  return { ...question, context: { get } }
}

/** The question as if nothing had been granted on the key: grants only allow (R10.2). Null where other keys are hidden too. */
export function withoutGrants(question: Question, hidden: readonly HiddenKey[]): Question | null {
  if (!hidden.every(({ folded }) => folded.startsWith('kms:'))) return null
  const { settings } = question
  return { ...question, settings: { ...settings, kms: { ...settings.kms, grants: [] } } }
}

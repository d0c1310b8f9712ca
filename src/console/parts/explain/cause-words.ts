import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Otherwise, Standing } from '#graph/questions/flip.ts'

const outcomes: Readonly<Record<Otherwise, string>> = {
  allowed: 'allowed',
  explicitDeny: 'denied explicitly',
  implicitDeny: 'denied implicitly',
  unknown: 'not known, since something that bears on it is missing',
}

/** What the answer would be with one statement taken out. */
export function withoutWords(without: Otherwise, decision: DecisionKind): string {
  return without === decision
    ? 'without it nothing changes, for the others are enough.'
    : `without it the request would be ${outcomes[without]}.`
}

/** The same of all of them, where taking out one does not say it already. */
export function withoutAllWords({ causes, withoutAll }: NonNullable<Standing['causes']>): string | null {
  if (causes.every(({ without }) => without === withoutAll)) return null
  return `Without all of them it would be ${outcomes[withoutAll]}.`
}

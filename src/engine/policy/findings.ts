import { jsonKind } from '../text/json-object.ts'
import type { PolicyProblem, PolicyProblemKind } from './problem.ts'

const longestQuote = 200

/** Collects the problems of one document while it is read. */
export type Findings = {
  readonly problems: readonly PolicyProblem[]
  readonly add: (kind: PolicyProblemKind, pointer: string, found?: unknown) => void
}

/** An empty collection. */
export function newFindings(): Findings {
  const problems: PolicyProblem[] = []
  return {
    problems,
    add(kind, pointer, found) {
      problems.push(found === undefined ? { kind, pointer } : { kind, pointer, found: quote(found) })
    },
  }
}

/** Text as it stands, cut where it is long; of any other value its kind, so that nothing nested is ever walked. */
function quote(found: unknown): string {
  if (typeof found === 'string')
    return found.length > longestQuote ? `${found.slice(0, longestQuote)}…` : found
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : jsonKind(found)
}

import type { Action } from '../policy/action-pattern.ts'
import type { Statement } from '../policy/document.ts'
import { candidatesOf, type Candidates } from './candidates.ts'

/** Statements that cover an action, by effect, ready to be found by resource. */
export type Covering = { readonly denies: Candidates; readonly allows: Candidates }

/** Answers by action, of one document or of one list of them. */
export type CoveringOf = (action: Action) => Covering

const nothing = candidatesOf([])
const silent: Covering = { denies: nothing, allows: nothing }

/** Sort statements that cover an action. */
export function coveringBy(statements: readonly Statement[]): Covering {
  if (statements.length === 0) return silent
  return {
    denies: candidatesOf(statements.filter(({ effect }) => effect === 'Deny')),
    allows: candidatesOf(statements.filter(({ effect }) => effect === 'Allow')),
  }
}

/** All of several documents that cover an action. */
export function coveringByAll(coverings: readonly Covering[]): Covering {
  return coveringBy(coverings.flatMap(({ denies, allows }) => [...denies.statements, ...allows.statements]))
}

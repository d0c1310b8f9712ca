import type { ContextKeys } from '../condition/context-keys.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import type { HiddenKey } from './hidden-keys.ts'
import {
  conditionLikelihood,
  likelihoodsOf,
  resourceLikelihood,
  unknownIn,
  type IsOpen,
  type Likelihood,
} from './likelihood.ts'
import { requirement, type Requirement } from './possibility-requirement.ts'
import { simplified } from './possibility-simplified.ts'
import { beginningOf, ofSessions } from './some-session.ts'
import { resourceHolds } from './statement-applies.ts'
import { statementsInQuestion } from './statements-in-question.ts'

/** A request with open keys, and the same in a context that it passed in where one is known. */
export type Undecided = {
  readonly question: Question
  readonly policies: ApplicablePolicies
  readonly isOpen: IsOpen
  readonly likelihoodOf: (statement: Statement) => Likelihood
  readonly witness: Question | null
  /** They must stay as in the witness. */
  readonly hidden: readonly HiddenKey[]
}

/** Statements that may apply or not, as far as the known keys tell. */
export function undecidedStatements({
  question,
  policies,
  likelihoodOf,
}: Pick<Undecided, 'question' | 'policies' | 'likelihoodOf'>): readonly Statement[] {
  return statementsInQuestion(question, policies).filter((statement) => likelihoodOf(statement) === 'maybe')
}

/** Hidden keys taken as in the witness: no more is told than of contexts that agree with it there. */
export function withHiddenKnown(undecided: Undecided): Undecided {
  const { question, policies, witness, hidden } = undecided
  if (hidden.length === 0 || witness === null) return undecided
  const keys = new Set(hidden.map(({ folded }) => folded))
  const context: ContextKeys = {
    get: (folded) => (keys.has(folded) ? witness : question).context.get(folded),
  }
  const isOpen: IsOpen = (folded) => !keys.has(folded) && undecided.isOpen(folded)
  const known = { ...question, context }
  const bounded = policies.permissionsBoundary !== null
  return {
    ...undecided,
    question: known,
    isOpen,
    likelihoodOf: likelihoodsOf(known, { bounded, isOpen }),
  }
}

/** Alternatives, one of which must be met in full. */
export type Alternatives = { readonly sets: readonly (readonly Requirement[])[]; readonly isExact: boolean }

/** What makes an undecided Allow apply. */
export function applying(allow: Statement, undecided: Undecided): Alternatives {
  const open = openOf(allow, undecided).map((condition): Requirement => ({ condition, must: 'hold' }))
  if (resourceLikelihood(allow, undecided.question, undecided.isOpen) === 'yes') {
    return { sets: [open], isExact: true }
  }
  const held = pinsOfResource(allow, undecided, true)
  return { sets: held === null ? [] : [[...held, ...open]], isExact: false }
}

/** What keeps an undecided Deny from applying: any of its conditions not met. */
export function failing(deny: Statement, undecided: Undecided): Alternatives {
  const sets = openOf(deny, undecided).map((condition): Requirement[] => [{ condition, must: 'fail' }])
  if (resourceLikelihood(deny, undecided.question, undecided.isOpen) === 'yes') return { sets, isExact: true }
  const held = pinsOfResource(deny, undecided, false)
  return { sets: held === null ? sets : [...sets, held], isExact: false }
}

/** Do the open conditions of an undecided statement contradict one another, so that it never applies? Proved, never guessed. */
export function neverApplies(statement: Statement, undecided: Undecided): boolean {
  const open = openOf(statement, undecided)
  const { question, isOpen } = undecided
  return (
    open.length > 1 &&
    simplified(
      open.map((condition): Requirement => {
        const beginning = beginningOf(condition.folded, question, isOpen)
        return { condition: beginning === null ? condition : ofSessions(condition, beginning), must: 'hold' }
      }),
    ) === null
  )
}

function openOf({ conditions }: Statement, { question, isOpen }: Undecided) {
  return conditions.filter((condition) => conditionLikelihood(condition, question, isOpen) === 'maybe')
}

/** The variables of the resource clause as they are in the witness, if that makes it hold or fail as wanted. */
function pinsOfResource(
  statement: Statement,
  undecided: Undecided,
  wanted: boolean,
): readonly Requirement[] | null {
  const { question, isOpen, witness } = undecided
  if (witness === null || resourceHolds(statement, witness) !== wanted) return null
  const keys = (statement.resources?.patterns ?? []).flatMap((pattern) =>
    pattern.kind === 'with-variables' ? unknownIn(pattern.tail, question, isOpen) : [],
  )
  return pins(keys, undecided)
}

/** Each key as it is in the witness; null where that can't be said. */
export function pins(keys: readonly string[], { witness }: Undecided): readonly Requirement[] | null {
  if (keys.length === 0) return []
  if (witness === null) return null
  const all = [...new Set(keys)].map((key) => {
    const found = witness.context.get(key.toLowerCase())
    const [value, ...more] = found?.values ?? []
    if (value === undefined) return requirement('Null', key, ['true'])
    if (found?.multivalued === true || more.length > 0) return null
    return requirement(value === 'true' ? 'Bool' : 'StringEquals', key, [value])
  })
  return all.includes(null) ? null : all.filter((each) => each !== null)
}

import type { Condition } from '../condition/condition.ts'
import { type KeyValues, variableValue } from '../condition/context-keys.ts'
import { isSingleValued } from '../condition/key-types.ts'
import type { Statement } from '../policy/document.ts'
import type { ResourcePattern } from '../policy/resource-pattern.ts'
import type { Question } from '../request/question.ts'
import { spells } from '../text/glob.ts'
import { globOfPieces, variablesOf, type Template } from '../text/template.ts'
import { anyRun } from '../text/wildcards.ts'
import { principalHolds } from './principal-clause.ts'
import { beginningOf, likelihoodFrom } from './some-session.ts'
import { actionHolds, resourceMatch } from './statement-applies.ts'

/** What is known of a claim while some context keys are not. */
export type Likelihood = 'yes' | 'no' | 'maybe'

/** Whether a key, in lower case, is unknown rather than absent, where the request lacks it. */
export type IsOpen = (folded: string) => boolean

/** Does the statement apply, as far as the known keys tell? `yes` and `no` hold for every value of the open keys. */
function statementLikelihood(
  statement: Statement,
  question: Question,
  { bounded, isOpen }: { readonly bounded: boolean; readonly isOpen: IsOpen },
): Likelihood {
  if (!actionHolds(statement, question) || !principalHolds(statement.principals, question, bounded))
    return 'no'
  let likelihood = resourceLikelihood(statement, question, isOpen)
  for (const condition of statement.conditions) {
    if (likelihood === 'no') return 'no'
    const held = conditionLikelihood(condition, question, isOpen)
    if (held !== 'yes') likelihood = held
  }
  return likelihood
}

/** `statementLikelihood` of one question, each statement weighed once however often it is asked. */
export function likelihoodsOf(
  question: Question,
  known: { readonly bounded: boolean; readonly isOpen: IsOpen },
): (statement: Statement) => Likelihood {
  const remembered = new Map<Statement, Likelihood>()
  return (statement) => {
    const found = remembered.get(statement)
    if (found !== undefined) return found
    const likelihood = statementLikelihood(statement, question, known)
    remembered.set(statement, likelihood)
    return likelihood
  }
}

/** Does the condition hold, as far as the known keys tell? */
export function conditionLikelihood(condition: Condition, question: Question, isOpen: IsOpen): Likelihood {
  if (isUnknown(condition.folded, question, isOpen)) {
    const beginning = beginningOf(condition.folded, question, isOpen)
    if (beginning !== null) return likelihoodFrom(condition, beginning)
    return hasNoValue(condition, question, isOpen) ? likelihoodOfNothing(condition) : 'maybe'
  }
  const isPresent = question.context.get(condition.folded) !== undefined
  const hasUnknown = condition.values.some(({ template }) => unknownIn(template, question, isOpen).length > 0)
  if (isPresent && hasUnknown) return 'maybe'
  return condition.holds(question.context) ? 'yes' : 'no'
}

/** Does each of the values refer to a variable that has no value, and can have none, so that nothing is like it (R5.7)? */
function hasNoValue({ values, hasVariables }: Condition, question: Question, isOpen: IsOpen): boolean {
  if (!hasVariables) return false
  return values.every(({ template }) =>
    variablesOf(template).some(
      ({ folded, fallback }) =>
        fallback === null &&
        variableValue(question.context, folded) === undefined &&
        !isUnknown(folded, question, isOpen),
    ),
  )
}

/** Does a condition hold that compares with nothing, whatever its key is? */
function likelihoodOfNothing({ folded, holds }: Condition): Likelihood {
  const states = isSingleValued(folded) ? statesOfOne : statesOfMany
  const answers = new Set(
    states.map((state) => holds({ get: (key) => (key === folded ? state : undefined) })),
  )
  return answers.size === 2 ? 'maybe' : answers.has(true) ? 'yes' : 'no'
}

/** No value, and such as conditions that compare with nothing can tell apart. */
const statesOfOne: readonly (KeyValues | undefined)[] = [
  undefined,
  ...['', 'x', 'arn:aws:iam::000000000000:user/x'].map((text) => [text]),
].map((values) => (values === undefined ? undefined : { values, multivalued: false }))
const statesOfMany: readonly (KeyValues | undefined)[] = [
  ...statesOfOne,
  { values: ['x', 'y'], multivalued: true },
  { values: [], multivalued: true },
  { values: [''], multivalued: true },
]

/** The open keys, in lower case, that a condition hangs on. */
export function openKeysOf(condition: Condition, question: Question, isOpen: IsOpen): readonly string[] {
  const variables = condition.values.flatMap(({ template }) => unknownIn(template, question, isOpen))
  return isUnknown(condition.folded, question, isOpen) ? [condition.folded, ...variables] : variables
}

/** The open keys, in lower case, that a template refers to. */
export function unknownIn(template: Template, question: Question, isOpen: IsOpen): readonly string[] {
  return variablesOf(template)
    .map(({ folded }) => folded)
    .filter((folded) => isUnknown(folded, question, isOpen))
}

function isUnknown(folded: string, question: Question, isOpen: IsOpen): boolean {
  if (question.context.get(folded) === undefined) return isOpen(folded)
  return beginningOf(folded, question, isOpen) !== null
}

/** Does the resource clause hold, as far as the known keys tell? */
export function resourceLikelihood({ resources }: Statement, question: Question, isOpen: IsOpen): Likelihood {
  if (resources === null) return 'yes'
  const matches = new Set(resources.patterns.map((pattern) => patternLikelihood(pattern, question, isOpen)))
  const hangsOnKey = resources.patterns.some(
    (pattern) =>
      pattern.kind === 'with-variables' &&
      unknownIn(pattern.tail, question, isOpen).some((key) => beginningOf(key, question, isOpen) === null),
  )
  if (!resources.negated) {
    if (matches.has('yes')) return 'yes'
    return matches.has('maybe') ? 'maybe' : 'no'
  }
  if (matches.has('yes') || matches.has('unresolved')) return 'no'
  // a NotResource whose variable has no value is passed over, so an open key leaves it uncertain (R2.16)
  return hangsOnKey || matches.has('maybe') ? 'maybe' : 'yes'
}

function patternLikelihood(
  pattern: ResourcePattern,
  question: Question,
  isOpen: IsOpen,
): Likelihood | 'unresolved' {
  if (pattern.kind === 'with-variables' && unknownIn(pattern.tail, question, isOpen).length > 0) {
    const widest = [...pattern.head, ...pattern.tail.flatMap((part) => widestGlob(part, question, isOpen))]
    return spells(widest, question.resource) ? 'maybe' : 'no'
  }
  const match = resourceMatch(pattern, question)
  if (match === 'unresolved') return 'unresolved'
  return match === 'matches' ? 'yes' : 'no'
}

function widestGlob(part: Template[number], question: Question, isOpen: IsOpen): readonly number[] {
  if ('text' in part) return globOfPieces([part])
  const value = variableValue(question.context, part.folded)
  const beginning = beginningOf(part.folded, question, isOpen)
  if (beginning !== null) return [...globOfPieces([{ text: beginning, literal: true }]), anyRun]
  return value === undefined ? [anyRun] : globOfPieces([{ text: value, literal: true }])
}

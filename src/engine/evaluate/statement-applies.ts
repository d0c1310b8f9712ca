import { variableValue } from '../condition/context-keys.ts'
import { elementCovers } from '../policy/action-element.ts'
import type { Statement } from '../policy/document.ts'
import {
  matchesResource,
  matchResource,
  type ResourceMatch,
  type ResourcePattern,
} from '../policy/resource-pattern.ts'
import type { Question } from '../request/question.ts'
import { principalHolds } from './principal-clause.ts'

/** Does `Action` or `NotAction` cover the action asked? Rules R2.6, R2.7. */
export function actionHolds({ actions }: Statement, { action }: Question): boolean {
  return elementCovers(actions, action)
}

/** What one entry of `Resource` or `NotResource` says of the resource asked. */
export function resourceMatch(pattern: ResourcePattern, { resource, context }: Question): ResourceMatch {
  return matchResource(pattern, resource, (folded) => variableValue(context, folded))
}

/**
 * Does `Resource` or `NotResource` cover the resource asked? A NotResource with an entry that names nothing is
 * never turned into "everything": its statement is passed over (R2.16).
 *
 * Rules R2.9 to R2.16.
 */
export function resourceHolds({ resources }: Statement, question: Question): boolean {
  return resourcesHold(resources, question)
}

/** `resourceHolds` of all statements that share the element. */
export function resourcesHold(resources: Statement['resources'], question: Question): boolean {
  if (resources === null) return true
  if (resources.negated) {
    return resources.patterns.every((pattern) => resourceMatch(pattern, question) === 'differs')
  }
  const { resource, context } = question
  const valueOf = (folded: string) => variableValue(context, folded)
  for (const pattern of resources.patterns) if (matchesResource(pattern, resource, valueOf)) return true
  return false
}

/**
 * Does the statement say anything of this request: all of principal, action, resource and conditions (R2.5)?
 * `bounded`: the caller has a permissions boundary (R3.9).
 */
export function statementApplies(statement: Statement, question: Question, bounded: boolean): boolean {
  return (
    actionHolds(statement, question) &&
    resourceHolds(statement, question) &&
    callerAndConditionsHold(statement, question, bounded)
  )
}

/** What of `statementApplies` is left for a statement that was found by action and resource. */
export function callerAndConditionsHold(
  { principals, conditions }: Statement,
  question: Question,
  bounded: boolean,
): boolean {
  if (principals !== null && !principalHolds(principals, question, bounded)) return false
  for (const condition of conditions) if (!condition.holds(question.context)) return false
  return true
}

import type { Condition } from '../condition/condition.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import { gatherFacts } from './gather-facts.ts'
import { conditionLikelihood, type IsOpen } from './likelihood.ts'
import type { OpenCondition } from './possibility.ts'
import { serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'
import { statementApplies } from './statement-applies.ts'
import { statementsInQuestion } from './statements-in-question.ts'

/** Every open condition of the undecided statements: an Allow wants its own to hold, a Deny's should fail. */
export function openConditions(
  undecided: readonly Statement[],
  question: Question,
  isOpen: IsOpen,
): readonly OpenCondition[] {
  return distinct(
    undecided.flatMap((statement) =>
      openOf(statement, question, isOpen).map((condition) =>
        toOpen(condition, statement.effect === 'Allow' ? 'hold' : 'fail'),
      ),
    ),
  )
}

/** A request that a witness context proved possible. */
export type Proof = {
  readonly undecided: readonly Statement[]
  /** The request with its keys open. */
  readonly question: Question
  /** The request in the witness context. */
  readonly witness: Question
  readonly policies: ApplicablePolicies
  readonly isOpen: IsOpen
}

/**
 * Conditions that together let the request pass, the witness being one case of them: the open conditions of Allows
 * that the decision can't do without, and of each undecided Deny one that fails.
 */
export function sufficientConditions({
  undecided,
  question,
  witness,
  policies,
  isOpen,
}: Proof): readonly OpenCondition[] {
  const bounded = policies.permissionsBoundary !== null
  const applying = new Set(
    statementsInQuestion(witness, policies).filter((other) => statementApplies(other, witness, bounded)),
  )
  const service = serviceRule(witness, policies)
  const allows = undecided.filter(({ effect }) => effect === 'Allow')
  const dropped = new Set(allows.filter((allow) => !applying.has(allow)))
  const isEnough = () => {
    const facts = gatherFacts(witness, policies, (other) => applying.has(other) && !dropped.has(other))
    return settle(witness, facts, service).decision === 'allowed'
  }
  dropMost(
    allows.filter((allow) => applying.has(allow)),
    dropped,
    isEnough,
  )
  return distinct(
    undecided.flatMap((statement) => {
      const open = openOf(statement, question, isOpen)
      if (statement.effect === 'Allow')
        return dropped.has(statement) ? [] : open.map((condition) => toOpen(condition, 'hold'))
      const failing = open.find((condition) => !condition.holds(witness.context))
      return failing === undefined ? [] : [toOpen(failing, 'fail')]
    }),
  )
}

/**
 * Drop all that isn't needed, those that stand first first. Cost: a decision for each doubling of their number, and a few
 * for each that is needed: there is one of a layer at most.
 */
function dropMost(allows: readonly Statement[], dropped: Set<Statement>, isEnough: () => boolean): void {
  if (allows.length === 0) return
  for (const allow of allows) dropped.add(allow)
  if (isEnough()) return
  for (const allow of allows) dropped.delete(allow)
  if (allows.length === 1) return
  const half = allows.length >> 1
  dropMost(allows.slice(0, half), dropped, isEnough)
  dropMost(allows.slice(half), dropped, isEnough)
}

function openOf({ conditions }: Statement, question: Question, isOpen: IsOpen): readonly Condition[] {
  return conditions.filter((condition) => conditionLikelihood(condition, question, isOpen) === 'maybe')
}

function toOpen({ operatorText, key, values }: Condition, must: OpenCondition['must']): OpenCondition {
  return { operator: operatorText, key, values: values.map(({ text }) => text), must }
}

function distinct(conditions: readonly OpenCondition[]): readonly OpenCondition[] {
  const byText = new Map(conditions.map((condition) => [JSON.stringify(condition), condition]))
  return [...byText.values()]
}

import { isServiceLinkedRole, linkedRole } from '../../evaluate/applicable.ts'
import { takesPolicy } from './added-statements.ts'
import type { Limit } from './proposal.ts'
import type { Weighing } from './weigh.ts'

/** Why no edit was found: rules that no policy changes, and policies that nobody can write. `rule` is the decision's. */
export function limitsOf(weighing: Weighing, rule: string): readonly Limit[] {
  const { service, question, scene } = weighing
  if (service !== null) return [{ kind: 'service-rule', rule: service.rule, because: service.because }]
  const limits: Limit[] = []
  const linked = linkedRole(question)
  if (linked !== null) limits.push({ kind: 'service-linked-role', rule: 'R7.14', arn: linked })
  if (isServiceLinkedRole(question.resource)) {
    limits.push({ kind: 'service-linked-role', rule: 'R7.14', arn: question.resource })
  } else if (scene.documents.resource === undefined && !takesPolicy({ weighing })) {
    limits.push({ kind: 'no-resource-policies', rule: 'R7.11', service: question.action.service })
  }
  return limits.length === 0 ? [{ kind: 'none-found', rule }] : limits
}

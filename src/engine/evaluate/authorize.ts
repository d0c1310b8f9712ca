import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { Question } from '../request/question.ts'
import { readRequest } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { applicable } from './applicable.ts'
import type { Decision } from './decision.ts'
import { gatherFacts } from './gather-facts.ts'
import { serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'

/**
 * Decide one request. A request that can't be read (`readRequest` says why) is not allowed: `implicitDeny`.
 *
 * The hot path: no explanation is built. `explain` asks the same predicates and always decides the same.
 * Cost grows with the policies, and in each with the statements that cover the action and may cover the resource.
 *
 * Rules R7.1 to R7.16. Source: IAM User Guide, "Policy evaluation logic".
 */
export function authorize(request: AuthorizationRequest, policies: CompiledPolicies): Decision {
  const question = readRequest(request)
  if (!question.ok) return { decision: 'implicitDeny' }
  return { decision: decide(question.value, policies) }
}

function decide(question: Question, policies: CompiledPolicies): Decision['decision'] {
  const bearing = applicable(policies, question)
  return settle(question, gatherFacts(question, bearing), serviceRule(question, bearing)).decision
}

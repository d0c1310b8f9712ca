import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { Statement } from '../policy/document.ts'
import { readRequest } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { applicable } from './applicable.ts'
import { gatherFacts } from './gather-facts.ts'
import { likelihoodsOf, type IsOpen } from './likelihood.ts'
import { failing } from './possibility-alternatives.ts'
import { productOf } from './possibility-product.ts'
import { serviceRule } from './service-rules.ts'
import { settle } from './settle.ts'
import { statementsInQuestion } from './statements-in-question.ts'

/**
 * Is the request denied explicitly, whatever the open keys turn out to be? Proved, never guessed: a Deny applies for all
 * their values, or no values keep all Denies from applying.
 *
 * Rule R1.3: what a Deny refuses no other policy lets in, so that this holds of policies beyond these as well.
 *
 * Cost: a settlement for each Deny that may apply, then what `productOf` costs.
 */
export function isDeniedAlways(
  request: AuthorizationRequest,
  policies: CompiledPolicies,
  isOpen: IsOpen,
): boolean {
  const read = readRequest(request)
  if (!read.ok) return false
  const question = read.value
  const bearing = applicable(policies, question)
  const likelihoodOf = likelihoodsOf(question, { bounded: bearing.permissionsBoundary !== null, isOpen })
  const service = serviceRule(question, bearing)
  const isDenied = (undecided: Statement | null) => {
    const applies = (statement: Statement) => statement === undecided || likelihoodOf(statement) === 'yes'
    return settle(question, gatherFacts(question, bearing, applies), service).decision === 'explicitDeny'
  }
  if (isDenied(null)) return true
  const denies = statementsInQuestion(question, bearing).filter(
    (statement) => statement.effect === 'Deny' && likelihoodOf(statement) === 'maybe' && isDenied(statement),
  )
  if (denies.length === 0) return false
  const undecided = { question, policies: bearing, isOpen, likelihoodOf, witness: null, hidden: [] }
  const stopping = denies.map((deny) => failing(deny, undecided))
  if (!stopping.every(({ isExact }) => isExact)) return false
  const left = productOf([], stopping, { left: 0 })
  return left.isExact && left.ways.length === 0
}

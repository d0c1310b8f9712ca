import { someCandidate, type CandidateTest } from '../compile/candidates.ts'
import type { CompiledPolicy } from '../compile/compile-policies.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'

/** Every statement, of all layers, that covers the action and may cover the resource. */
export function statementsInQuestion(question: Question, policies: ApplicablePolicies): readonly Statement[] {
  const found = new Set<Statement>()
  const collect: CandidateTest = {
    covers: () => true,
    context: null,
    applies: (statement) => {
      found.add(statement)
      return false // go on to the next
    },
  }
  for (const { document } of policiesOf(policies)) {
    const { denies, allows } = document.covering(question.action)
    someCandidate(denies, question.resourceKeys, collect)
    someCandidate(allows, question.resourceKeys, collect)
  }
  return [...found]
}

/** The Denies that cover the action and may cover the resource, each with the layers that it stands in. */
export function deniesByLayer(
  question: Question,
  policies: ApplicablePolicies,
): ReadonlyMap<Statement, string> {
  const found = new Map<Statement, string>()
  for (const { layer, document } of policiesOf(policies)) {
    const applies = (statement: Statement) => {
      const layers = found.get(statement) ?? ''
      if (!layers.includes(layer)) found.set(statement, `${layers} ${layer}`)
      return false
    }
    const { denies } = document.covering(question.action)
    someCandidate(denies, question.resourceKeys, { covers: () => true, context: null, applies })
  }
  return found
}

function policiesOf(policies: ApplicablePolicies): readonly CompiledPolicy[] {
  const { resourceControl, serviceControl, vpcEndpoint, resource, identity, permissionsBoundary, session } =
    policies
  return [
    ...(resourceControl ?? []).flatMap((level) => level.policies),
    ...(serviceControl ?? []).flatMap((level) => level.policies),
    ...[vpcEndpoint, resource, identity, permissionsBoundary, session].flatMap((layer) => layer ?? []),
  ]
}

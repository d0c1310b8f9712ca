import type { CompiledLevel, CompiledPolicy } from '../compile/compile-policies.ts'
import type { PolicyLayer } from '../compile/policy-documents.ts'
import type { ApplicablePolicies } from '../evaluate/applicable.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import { traceStatement } from './trace-statement.ts'
import type { StatementTrace } from './trace.ts'

export type TracedLayers = Readonly<Record<PolicyLayer, readonly StatementTrace[]>>

/** Which statements are listed. */
export type Listing = (statement: Statement, question: Question) => boolean

/** Weigh the statements of every layer that bears on the request: those that `lists` names. */
export function traceLayers(policies: ApplicablePolicies, question: Question, lists: Listing): TracedLayers {
  const bounded = policies.permissionsBoundary !== null
  const list = (layer: readonly CompiledPolicy[] | null) =>
    (layer ?? []).flatMap((policy) =>
      policy.document.statements
        .filter((statement) => lists(statement, question))
        .map((statement) => traceStatement(policy, statement, question, bounded)),
    )
  const levels = (layer: readonly CompiledLevel[] | null) =>
    (layer ?? []).flatMap((level) => list(level.policies))
  return {
    identity: list(policies.identity),
    permissionsBoundary: list(policies.permissionsBoundary),
    session: list(policies.session),
    resource: list(policies.resource),
    serviceControl: levels(policies.serviceControl),
    resourceControl: levels(policies.resourceControl),
    vpcEndpoint: list(policies.vpcEndpoint),
  }
}

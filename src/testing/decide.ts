import { compilePolicies } from '#engine/compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import type { Statement } from './layers.ts'

/** A policy of these statements. */
export function policy(...statements: readonly Statement[]): NamedDocument {
  return { name: 'p', document: { Version: '2012-10-17', Statement: statements } }
}

/** A policy that allows an action on everything, unless `rest` says otherwise. */
export function allow(action: string, rest: Statement = {}): NamedDocument {
  return policy({ Effect: 'Allow', Action: action, Resource: '*', ...rest })
}

/** A policy that denies an action on everything, unless `rest` says otherwise. */
export function deny(action: string, rest: Statement = {}): NamedDocument {
  return policy({ Effect: 'Deny', Action: action, Resource: '*', ...rest })
}

/** The decision under these documents. Throws where one is refused. */
export function decide(request: AuthorizationRequest, documents: PolicyDocuments): DecisionKind {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return authorize(request, compiled.value).decision
}

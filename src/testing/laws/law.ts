import * as fc from 'fast-check'

import { compilePolicies, type CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { PolicyDocuments, PolicyLayer } from '#engine/compile/policy-documents.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { cases, type RandomCase } from '../random/cases.ts'
import type { JsonStatement } from '../random/statements.ts'

/** A random case with what else a law needs: choices, and one more statement that is near to the request. */
export type LawCase = RandomCase & {
  readonly draws: readonly [number, number, number]
  readonly extra: JsonStatement
}

/** Something that holds for whatever policies and request. */
export type Law = { readonly claim: string; readonly holds: (given: LawCase) => boolean }

const draw = fc.nat(9999)

export const lawCases: fc.Arbitrary<LawCase> = fc
  .tuple(cases, fc.tuple(draw, draw, draw))
  .map(([one, draws]) => Object.assign({ draws }, one))

/** The engine's answer. Throws where a document is refused: random documents are ones that IAM accepts. */
export function decide(request: AuthorizationRequest, documents: PolicyDocuments): DecisionKind {
  return authorize(request, compiled(documents)).decision
}

export function compiled(documents: PolicyDocuments): CompiledPolicies {
  const compilation = compilePolicies(documents)
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problem))
  return compilation.value
}

const strength: Readonly<Record<DecisionKind, number>> = { explicitDeny: 0, implicitDeny: 1, allowed: 2 }

/** Does `after` permit no more than `before`? An implicit deny is more than an explicit one. */
export function grantsNoMore(before: DecisionKind, after: DecisionKind): boolean {
  return strength[after] <= strength[before]
}

/** One of the list, by a draw; null where it is empty. */
export function chosen<Value>(list: readonly Value[], at: number): Value | null {
  return list[at % Math.max(1, list.length)] ?? null
}

/** The statement, as the grammar of a layer wants it. */
export function fitted(
  statement: JsonStatement,
  layer: PolicyLayer,
  request: AuthorizationRequest,
): JsonStatement {
  const { Principal, NotPrincipal: _none, ...bare } = statement
  const [service = ''] = request.action.split(':')
  switch (layer) {
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'serviceControl':
      return bare
    case 'vpcEndpoint':
      return { ...bare, Principal: '*' }
    case 'resourceControl': {
      const { NotAction: _unfit, ...rest } = bare
      return { ...rest, Effect: 'Deny', Principal: '*', Action: `${service}:*` }
    }
    case 'resource': {
      if (!isTrusted(request)) return statement
      const { Resource: _on, NotResource: _off, NotAction: _unfit, ...rest } = bare
      return { ...rest, Principal: Principal ?? '*', Action: 'sts:*' }
    }
  }
}

function isTrusted({ action }: AuthorizationRequest): boolean {
  return /^sts:(AssumeRole|TagSession)/.test(action)
}

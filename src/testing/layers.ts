import { compilePolicies, type CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

export type Statement = Readonly<Record<string, unknown>>

/** The statements of each layer, one policy a layer; null where the layer does not apply. */
export type Layers = {
  readonly identity: readonly Statement[]
  readonly permissionsBoundary: readonly Statement[] | null
  readonly session: readonly Statement[] | null
  readonly resource: readonly Statement[] | null
  readonly serviceControl: readonly Statement[] | null
}

/** No layer says anything. */
export const noLayers: Layers = {
  identity: [],
  permissionsBoundary: null,
  session: null,
  resource: null,
  serviceControl: null,
}

export const allowAll: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }

/** An Allow of a resource-based policy to a principal. */
export function letIn(principal: unknown, rest: Statement = {}): Statement {
  return { ...allowAll, Principal: principal, ...rest }
}

/** The layers compiled; for a request to STS those of the resource become a trust policy. */
export function compiledLayers(layers: Layers, request: AuthorizationRequest): CompiledPolicies {
  const compiled = compilePolicies(toDocuments(layers, request))
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function toDocuments(layers: Layers, request: AuthorizationRequest): PolicyDocuments {
  const { identity, permissionsBoundary, session, resource, serviceControl } = layers
  const isTrust = request.action.startsWith('sts:')
  return {
    identity: [policy(identity)],
    ...(permissionsBoundary === null ? {} : { permissionsBoundary: [policy(permissionsBoundary)] }),
    ...(session === null ? {} : { session: [policy(session)] }),
    ...(resource === null ? {} : { resource: policy(isTrust ? resource.map(asTrust) : resource) }),
    ...(serviceControl === null
      ? {}
      : { serviceControl: [{ target: 'r', policies: [policy(serviceControl)] }] }),
  }
}

function asTrust({ Resource: _resource, Action: _action, ...rest }: Statement): Statement {
  return { Action: 'sts:AssumeRole', ...rest }
}

function policy(statements: readonly Statement[]): NamedDocument {
  return { name: 'p', document: { Version: '2012-10-17', Statement: statements } }
}

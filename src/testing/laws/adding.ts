import type { PolicyDocuments, PolicyLayer } from '#engine/compile/policy-documents.ts'
import { isPublicPolicy } from '#engine/evaluate/services/public-policy.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { addAt, spotsOf } from '../random/edits.ts'
import type { JsonStatement } from '../random/statements.ts'
import { chosen, decide, fitted, grantsNoMore, type Law } from './law.ts'

const layers: readonly PolicyLayer[] = [
  'identity',
  'permissionsBoundary',
  'session',
  'resource',
  'serviceControl',
  'resourceControl',
  'vpcEndpoint',
]

/** What adding a policy, a level or a statement may change. */
export const lawsOfAdding: readonly Law[] = [
  {
    claim: 'a Deny added to any layer never grants (R1.3)',
    holds({ request, documents, extra, draws: [at] }) {
      const layer = chosen(layers, at) ?? 'identity'
      const denying = { ...fitted(extra, layer, request), Effect: 'Deny' }
      return grantsNoMore(decide(request, documents), decide(request, withPolicy(documents, layer, denying)))
    },
  },
  {
    claim:
      'an Allow added to a policy never revokes, but by making a bucket public that must not be (R2.5, R10.7)',
    holds({ request, documents, extra, draws: [at] }) {
      // resource control policies only deny (R8.7)
      const spot = chosen(
        spotsOf(documents).filter(({ layer }) => layer !== 'resourceControl'),
        at,
      )
      if (spot === null) return true
      const { NotPrincipal: everybody, ...rest } = extra
      const allowing = { ...rest, ...(everybody === undefined ? {} : { Principal: '*' }), Effect: 'Allow' }
      const after = addAt(documents, spot, fitted(allowing, spot.layer, request))
      if (isHeldBack(request, after) && !isHeldBack(request, documents)) return true
      return grantsNoMore(decide(request, after), decide(request, documents))
    },
  },
  {
    claim: 'one more level of service control or resource control never grants (R7.4, R8.2)',
    holds({ request, documents, extra, draws: [at, which] }) {
      const layer = which % 2 === 0 ? 'serviceControl' : 'resourceControl'
      const levels = documents[layer] ?? []
      const level = { target: 'new', policies: [policyOf(fitted(extra, layer, request))] }
      const more = { ...documents, [layer]: levels.toSpliced(at % (levels.length + 1), 0, level) }
      return grantsNoMore(decide(request, documents), decide(request, more))
    },
  },
  {
    claim: 'a boundary, session policy or endpoint policy where there was none never grants (R7.3, R8.10)',
    holds({ request, documents, extra, draws: [at] }) {
      const layer = chosen(['permissionsBoundary', 'session', 'vpcEndpoint'] as const, at) ?? 'session'
      const { [layer]: _none, ...without } = documents
      // a session policy is what gives a GetFederationToken session permissions at all (R7.7)
      const isFederated =
        typeof request.principal === 'string' && request.principal.includes(':federated-user/')
      if (layer === 'session' && isFederated) return true
      const limited = { ...without, [layer]: [policyOf(fitted(extra, layer, request))] }
      return grantsNoMore(decide(request, without), decide(request, limited))
    },
  },
]

function policyOf(statement: JsonStatement): { readonly name: string; readonly document: unknown } {
  return { name: 'added', document: { Version: '2012-10-17', Statement: [statement] } }
}

/** One policy more in the layer; one statement more where a layer is a single policy. */
function withPolicy(documents: PolicyDocuments, layer: PolicyLayer, added: JsonStatement): PolicyDocuments {
  switch (layer) {
    case 'permissionsBoundary':
    case 'vpcEndpoint':
      // there can be only one
      return documents[layer] === undefined
        ? { ...documents, [layer]: [policyOf(added)] }
        : addAt(documents, { layer, document: 0, statement: 0 }, added)
    case 'identity':
    case 'session':
      return { ...documents, [layer]: [...(documents[layer] ?? []), policyOf(added)] }
    case 'serviceControl':
    case 'resourceControl':
      return {
        ...documents,
        [layer]: [...(documents[layer] ?? []), { target: 'new', policies: [policyOf(added)] }],
      }
    case 'resource':
      return documents.resource === undefined
        ? { ...documents, resource: policyOf(added) }
        : addAt(documents, { layer, document: 0, statement: 0 }, added)
  }
}

/** Does RestrictPublicBuckets bear on the request, for the bucket's policy is public (R10.7)? */
export function isHeldBack(
  { action, resourceSettings }: AuthorizationRequest,
  { resource }: PolicyDocuments,
): boolean {
  const isRestricted = resourceSettings?.['s3']?.['restrictPublicBuckets'] === true
  if (!isRestricted || !action.startsWith('s3:') || resource === undefined) return false
  const parsed = parsePolicyDocument(resource.document, 'resource')
  return parsed.ok && isPublicPolicy(parsed.value.statements)
}

import { noPolicies } from '#engine/compile/compile-policies.ts'
import { applicable } from '#engine/evaluate/applicable.ts'
import { servicesWithResourcePolicies } from '#engine/explain/proposals/resource-policy-services.ts'
import type { GateKind, Trace } from '#engine/explain/trace.ts'
import type { Question } from '#engine/request/question.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { membershipOf } from '#model/gather-organization.ts'
import { organizationOf } from '#model/organization.ts'
import { resourceAt } from '#model/resource-at.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** Why a gate that passed for want of a policy may not be empty at AWS: what the workspace doesn't hold. */
export type NoData =
  | { readonly kind: 'no-organization' }
  | { readonly kind: 'outside-organization'; readonly account: string }
  | { readonly kind: 'no-resource'; readonly resource: string }
  | { readonly kind: 'no-endpoint'; readonly endpoint: string }

/**
 * The gates that don't apply merely because the workspace holds nothing for them. A gate that could not apply whatever
 * it held (service control policies and a service, say) isn't among them.
 */
export function gatesWithoutData(
  workspace: Workspace,
  request: AuthorizationRequest,
  { gates }: Pick<Trace, 'gates'>,
): ReadonlyMap<GateKind, NoData> {
  const found = new Map<GateKind, NoData>()
  const read = readRequest(request)
  if (!read.ok) return found
  for (const { gate, outcome } of gates) {
    const missing = outcome === 'notApplicable' ? missingAt(gate, workspace, read.value) : null
    if (missing !== null) found.set(gate, missing)
  }
  return found
}

function missingAt(gate: GateKind, workspace: Workspace, question: Question): NoData | null {
  const { principal, resource, resourceAccount } = question
  switch (gate) {
    case 'serviceControl':
      return mayBear('serviceControl', question) && 'account' in principal
        ? outsideOf(workspace, principal.account)
        : null
    case 'resourceControl':
      return mayBear('resourceControl', question) ? outsideOf(workspace, resourceAccount) : null
    case 'resource':
      return isUnheld(workspace, question) ? { kind: 'no-resource', resource } : null
    case 'vpcEndpoint':
      return unheldEndpoint(workspace, question)
    case 'explicitDeny':
    case 'identity':
    case 'permissionsBoundary':
    case 'session':
    case 'service':
      return null
  }
}

/** Would policies of this layer bear on the request if there were any? */
function mayBear(layer: 'serviceControl' | 'resourceControl', question: Question): boolean {
  return applicable({ ...noPolicies, [layer]: [] }, question)[layer] !== null
}

function outsideOf(workspace: Workspace, account: string | null): NoData | null {
  if (account === null) return null
  if (organizationOf(workspace) === undefined) return { kind: 'no-organization' }
  return membershipOf(workspace, account).place === null ? { kind: 'outside-organization', account } : null
}

function isUnheld(workspace: Workspace, { action, resource }: Question): boolean {
  const hasPolicies = servicesWithResourcePolicies.has(action.service) && resource.startsWith('arn:')
  return hasPolicies && resourceAt(workspace, resource) === undefined
}

function unheldEndpoint(workspace: Workspace, { context }: Question): NoData | null {
  const [endpoint] = context.get('aws:sourcevpce')?.values ?? []
  if (endpoint === undefined) return null
  const isHeld = entitiesOf(workspace, 'resource').some(
    ({ type, name }) => type === 'vpc-endpoint' && name === endpoint,
  )
  return isHeld ? null : { kind: 'no-endpoint', endpoint }
}

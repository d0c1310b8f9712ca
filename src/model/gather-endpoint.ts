import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'

import { placeKey } from './document-place.ts'
import type { Resource } from './entities/entity.ts'
import type { Gap } from './gap.ts'
import { leavesAlone, oncePerWorkspace } from './once-per-workspace.ts'
import { unlistedEndpoints, unlistedGap } from './unlisted.ts'
import { entitiesOf, type Workspace } from './workspace.ts'

/** The VPC endpoint that a request goes through. */
export type EndpointSide = {
  /** Null where it carries no policy of its own: then it lets everything through. */
  readonly policy: NamedDocument | null
  readonly context: RequestContext
  readonly gaps: readonly Gap[]
}

const byEndpointId = oncePerWorkspace(
  (workspace): ReadonlyMap<string, Resource> =>
    new Map(
      entitiesOf(workspace, 'resource')
        .filter(({ type }) => type === 'vpc-endpoint')
        .map((endpoint) => [endpoint.name, endpoint]),
    ),
  leavesAlone('resource'),
)

/**
 * The policy of the VPC endpoint that the context names as `aws:SourceVpce`, and the VPC that it is in. An endpoint
 * that the workspace doesn't hold is taken to have AWS's default policy, which lets everything through, unless nobody could
 * list an account's endpoints.
 *
 * Rules R6.10, R8.10. Source: Amazon VPC User Guide, "Control access to VPC endpoints using endpoint policies".
 */
export function gatherEndpoint(workspace: Workspace, context: RequestContext): EndpointSide {
  const key = Object.keys(context).find((name) => name.toLowerCase() === 'aws:sourcevpce')
  const id = key === undefined ? undefined : context[key]
  const endpoint = typeof id === 'string' ? byEndpointId(workspace).get(id) : undefined
  if (endpoint === undefined) {
    const unlisted = typeof id === 'string' ? unlistedEndpoints(workspace) : undefined
    const gaps = typeof id === 'string' && unlisted !== undefined ? [unlistedGap(id, unlisted)] : []
    return { policy: null, context: {}, gaps }
  }
  const { name, policy, arn, settings, unread } = endpoint
  const source = placeKey({ kind: 'resource', resource: arn })
  return {
    policy: policy === null ? null : { name: `endpoint policy of ${name}`, document: policy, source },
    context: settings.vpcId === null ? {} : { 'aws:SourceVpc': settings.vpcId },
    gaps:
      unread?.includes('policy') === true ? [{ kind: 'unread-resource', resource: arn, part: 'policy' }] : [],
  }
}

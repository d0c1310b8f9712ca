import type { NamedDocument } from '#engine/compile/policy-documents.ts'

import { placeKey } from './document-place.ts'
import type { Group, Principal } from './entities/entity.ts'
import type { Arn } from './entities/names.ts'
import type { Gap } from './gap.ts'
import { named, type PolicyHolder } from './look-up.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** Documents of one layer, and what of it isn't there. */
export type Layer = { readonly documents: readonly NamedDocument[]; readonly gaps: readonly Gap[] }

/**
 * The identity-based policies of a user or role: inline, attached, then those of its groups, in the order of
 * the account. A policy that comes two ways stands there twice.
 *
 * Rule R1.9. Source: IAM User Guide, "Policies and permissions in IAM".
 */
export function gatherIdentity(workspace: Workspace, principal: Principal): Layer {
  const layers = [ownLayer(workspace, principal, '')]
  const groups = principal.kind === 'user' ? principal.groups : []
  for (const name of groups) {
    const group = named(workspace, 'group', principal.accountId, name)
    layers.push(group === undefined ? noGroup(principal.arn, name) : groupLayer(workspace, group))
  }
  return {
    documents: layers.flatMap((layer) => layer.documents),
    gaps: layers.flatMap((layer) => layer.gaps),
  }
}

/** The permissions boundary of a user or role, if it has one. */
export function gatherBoundary(workspace: Workspace, principal: Principal): Layer {
  const { permissionsBoundary, arn } = principal
  if (permissionsBoundary === null) return { documents: [], gaps: [] }
  return managedLayer(workspace, permissionsBoundary, { holder: arn, use: 'boundary', suffix: '' })
}

function groupLayer(workspace: Workspace, group: Group): Layer {
  return ownLayer(workspace, group, ` of group ${group.name}`)
}

function noGroup(user: Arn, group: string): Layer {
  return { documents: [], gaps: [{ kind: 'no-such-group', user, group }] }
}

function ownLayer(workspace: Workspace, holder: PolicyHolder, suffix: string): Layer {
  const { arn, kind, name } = holder
  const inline = holder.inlinePolicies.map((policy) => ({
    name: `inline policy ${policy.name} of ${kind} ${name}`,
    document: policy.document,
    source: placeKey({ kind: 'inline', holder: arn, name: policy.name }),
  }))
  const attached = holder.attachedPolicies.map((policy) =>
    managedLayer(workspace, policy, { holder: arn, use: 'attached', suffix }),
  )
  return {
    documents: [...inline, ...attached.flatMap((layer) => layer.documents)],
    gaps: attached.flatMap((layer) => layer.gaps),
  }
}

type Use = { readonly holder: Arn; readonly use: 'attached' | 'boundary'; readonly suffix: string }

function managedLayer(workspace: Workspace, arn: Arn, { holder, use, suffix }: Use): Layer {
  const policy = entityOf(workspace, 'policy', arn)
  if (policy === undefined)
    return { documents: [], gaps: [{ kind: 'no-such-policy', policy: arn, holder, use }] }
  const versionId = policy.defaultVersionId
  const version = policy.versions.find((one) => one.versionId === versionId)
  if (version === undefined)
    return { documents: [], gaps: [{ kind: 'no-such-version', policy: arn, versionId }] }
  const source = placeKey({ kind: 'managed', policy: arn, versionId })
  return {
    documents: [{ name: `managed policy ${policy.name}${suffix}`, document: version.document, source }],
    gaps: [],
  }
}

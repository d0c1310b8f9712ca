import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { fullAccessId } from '../entities/organization-defaults.ts'
import type { OrganizationPolicy } from '../entities/organization.ts'
import { targetAt, type OrganizationTarget } from '../organization.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import type { OrganizationAttachment } from './attach-organization-policy.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { targetName } from './check-organization.ts'
import type { Problem } from './problem.ts'

/**
 * Detach an SCP or RCP from the root, an OU or an account. Refuses the last SCP of a target, and AWS's own RCP.
 *
 * Rules R8.2, R8.7. Source: AWS Organizations API Reference, "DetachPolicy".
 */
export function detachOrganizationPolicy(
  workspace: Workspace,
  input: OrganizationAttachment,
): Result<Change, Problem> {
  const policy = entityOf(workspace, 'organization-policy', input.policy)
  if (policy === undefined) return refused(noSuch('organization-policy', input.policy))
  const target = targetAt(workspace, input.target)
  if (target === undefined) return refused(noSuch('organization-target', input.target))
  if (!target.organizationPolicies.includes(policy.id))
    return refused(noSuch('organization-attachment', policy.name))
  if (mustStay(workspace, policy, target)) {
    const { type, name } = policy
    return refused({ kind: 'last-policy-attached', type, policy: name, target: targetName(target) })
  }
  const organizationPolicies = target.organizationPolicies.filter((id) => id !== policy.id)
  const to = { ...target, organizationPolicies }
  return ok(updating(label('detach-organization-policy', policy.name, targetName(target)), [target, to]))
}

function mustStay(workspace: Workspace, policy: OrganizationPolicy, target: OrganizationTarget): boolean {
  if (policy.type === 'resource-control') return policy.id === fullAccessId('resource-control')
  const others = target.organizationPolicies.filter((id) => id !== policy.id)
  return !others.some((id) => entityOf(workspace, 'organization-policy', id)?.type === 'service-control')
}

import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { organizationOf, pathTo, targetAt } from '../organization.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkCount, first } from './check-input.ts'
import { targetName } from './check-organization.ts'
import type { Problem } from './problem.ts'

export type OrganizationAttachment = {
  /** Id of an SCP or RCP. */
  readonly policy: string
  /** Id of the root or an OU; `account/ID` or the twelve digits of an account. */
  readonly target: string
}

/**
 * Attach an SCP or RCP to the root, an OU or an account. Refuses where policies of its type are off, where it is
 * attached already, and one too many.
 *
 * Rules R8.2, R8.5. Source: AWS Organizations API Reference, "AttachPolicy".
 */
export function attachOrganizationPolicy(
  workspace: Workspace,
  input: OrganizationAttachment,
): Result<Change, Problem> {
  const policy = entityOf(workspace, 'organization-policy', input.policy)
  if (policy === undefined) return refused(noSuch('organization-policy', input.policy))
  const target = targetAt(workspace, input.target)
  if (target === undefined || pathTo(workspace, target) === null)
    return refused(noSuch('organization-target', input.target))
  const { type, name } = policy
  const attached = target.organizationPolicies
  const sameType = attached.filter((id) => entityOf(workspace, 'organization-policy', id)?.type === type)
  const isOn = organizationOf(workspace)?.policyTypes.includes(type) === true
  const problem = first([
    isOn ? null : { kind: 'policy-type-not-enabled', type },
    attached.includes(policy.id) ? alreadyExists('organization-attachment', name) : null,
    checkCount(`${type}-policies-per-target`, sameType.length + 1, sameType),
  ])
  if (problem !== null) return refused(problem)
  const to = { ...target, organizationPolicies: [...attached, policy.id] }
  return ok(updating(label('attach-organization-policy', name, targetName(target)), [target, to]))
}

import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { fullAccessId, fullAccessPolicy } from '../entities/organization-defaults.ts'
import {
  organizationKey,
  organizationPolicyTypes,
  type Organization,
  type OrganizationPolicyType,
} from '../entities/organization.ts'
import { organizationRead } from '../entities/unread.ts'
import { allTargets, organizationOf, type OrganizationTarget } from '../organization.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type SetOrganizationPolicyType = { readonly type: OrganizationPolicyType; readonly enabled: boolean }

/**
 * Turn SCPs or RCPs on or off in the whole organization. Off detaches every one of them from everywhere; on attaches
 * AWS's own, which allows everything, everywhere. Done already: a change of nothing.
 *
 * Rule R8.5. Source: AWS Organizations User Guide, "Enabling a policy type", "Disabling a policy type".
 */
export function setOrganizationPolicyType(
  workspace: Workspace,
  { type, enabled }: SetOrganizationPolicyType,
): Result<Change, Problem> {
  const organization = organizationOf(workspace)
  if (organization === undefined) return refused(noSuch('organization', organizationKey))
  const verb = enabled ? 'enable-organization-policy-type' : 'disable-organization-policy-type'
  const isDone = organization.policyTypes.includes(type) === enabled
  if (isDone) return ok({ label: label(verb, type), added: [], updated: [], removed: [] })
  const standard = workspace.entities.has(fullAccessId(type)) ? [] : [fullAccessPolicy(type)]
  return ok({
    label: label(verb, type),
    added: enabled ? standard : [],
    updated: allTargets(workspace).flatMap((target) => {
      const to = switched(workspace, target, { type, enabled })
      return to === target ? [] : [[target, to] as const]
    }),
    removed: [],
  })
}

function switched(
  workspace: Workspace,
  target: OrganizationTarget,
  { type, enabled }: SetOrganizationPolicyType,
): OrganizationTarget {
  const others = target.organizationPolicies.filter(
    (id) => entityOf(workspace, 'organization-policy', id)?.type !== type,
  )
  const organizationPolicies = enabled ? [...others, fullAccessId(type)] : others
  if (target.kind === 'organization')
    return organizationRead(
      { ...target, organizationPolicies, policyTypes: typesOf(target, { type, enabled }) },
      type,
    )
  const isSame = organizationPolicies.join() === target.organizationPolicies.join()
  return isSame ? target : { ...target, organizationPolicies }
}

function typesOf(
  { policyTypes }: Organization,
  { type, enabled }: SetOrganizationPolicyType,
): readonly OrganizationPolicyType[] {
  return organizationPolicyTypes.filter((one) => (one === type ? enabled : policyTypes.includes(one)))
}

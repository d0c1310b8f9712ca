import type { Account } from './entities/entity.ts'
import type { AccountId } from './entities/names.ts'
import {
  organizationKey,
  type Organization,
  type OrganizationalUnit,
  type OrganizationPolicy,
  type OrganizationPolicyType,
} from './entities/organization.ts'
import { entitiesOf, entityOf, type Workspace } from './workspace.ts'

/** What SCPs and RCPs can be attached to: the root (which the organization stands for), an OU, an account. */
export type OrganizationTarget = Organization | OrganizationalUnit | Account

/** The organization of the workspace, if it has one. */
export function organizationOf(workspace: Workspace): Organization | undefined {
  return entityOf(workspace, 'organization', organizationKey)
}

/** The root by its id, an OU by its id, an account by its id (`account/ID` or the twelve digits). */
export function targetAt(workspace: Workspace, id: string): OrganizationTarget | undefined {
  const organization = organizationOf(workspace)
  if (organization !== undefined && (id === organization.rootId || id === organization.id))
    return organization
  const account = entityOf(workspace, 'account', id) ?? entityOf(workspace, 'account', `account/${id}`)
  return account ?? entityOf(workspace, 'organizational-unit', id)
}

/** All accounts that are in the organization, the management account among them. */
export function accountsInOrganization(workspace: Workspace): readonly Account[] {
  return entitiesOf(workspace, 'account').filter(({ parent }) => parent !== null)
}

/** The OUs and accounts that are directly under the root or OU of that id. */
export function childrenOf(workspace: Workspace, parent: string): readonly (OrganizationalUnit | Account)[] {
  const units = entitiesOf(workspace, 'organizational-unit').filter((unit) => unit.parent === parent)
  return [...units, ...entitiesOf(workspace, 'account').filter((account) => account.parent === parent)]
}

/** The root, OUs and accounts that a policy is attached to itself, not by inheritance. */
export function targetsOf(workspace: Workspace, policy: string): readonly OrganizationTarget[] {
  return allTargets(workspace).filter(({ organizationPolicies }) => organizationPolicies.includes(policy))
}

/** Root, OUs and accounts of the organization, in this order. */
export function allTargets(workspace: Workspace): readonly OrganizationTarget[] {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  const units = entitiesOf(workspace, 'organizational-unit')
  return [organization, ...units, ...accountsInOrganization(workspace)]
}

/**
 * The way from the root down to an OU or account, both ends included, the root as the organization. Null where a
 * parent on the way isn't there, or the way goes round in a circle, or it isn't in the organization at all.
 *
 * Rule R8.2. Source: AWS Organizations User Guide, "SCP evaluation".
 */
export function pathTo(
  workspace: Workspace,
  target: OrganizationTarget,
): readonly OrganizationTarget[] | null {
  const organization = organizationOf(workspace)
  if (organization === undefined) return null
  const path: OrganizationTarget[] = []
  let at: OrganizationTarget = target
  while (at.kind !== 'organization') {
    if (at.parent === null || path.includes(at)) return null
    path.unshift(at)
    const above = at.parent === organization.rootId ? organization : unitAt(workspace, at.parent)
    if (above === undefined) return null
    at = above
  }
  return [organization, ...path]
}

function unitAt(workspace: Workspace, id: string): OrganizationalUnit | undefined {
  return entityOf(workspace, 'organizational-unit', id)
}

/** One level of SCPs or RCPs that bear on a target. `missing` are ids of policies that aren't in the workspace. */
export type InheritedLevel = {
  readonly target: OrganizationTarget
  readonly policies: readonly OrganizationPolicy[]
  readonly missing: readonly string[]
}

/**
 * The SCPs or RCPs that bear on a root, OU or account, level by level from the root down. Empty where policies of the
 * type are off; null where the way to it isn't whole, or it isn't in the organization.
 *
 * Rules R8.2, R8.5. Source: AWS Organizations User Guide, "SCP evaluation".
 */
export function inheritedPolicies(
  workspace: Workspace,
  target: OrganizationTarget,
  type: OrganizationPolicyType,
): readonly InheritedLevel[] | null {
  const path = pathTo(workspace, target)
  if (path === null) return null
  if (organizationOf(workspace)?.policyTypes.includes(type) !== true) return []
  return path.map((one) => {
    const found = one.organizationPolicies.map((id) => entityOf(workspace, 'organization-policy', id) ?? id)
    return {
      target: one,
      policies: found.filter((policy) => typeof policy !== 'string').filter((policy) => policy.type === type),
      missing: found.filter((policy) => typeof policy === 'string'),
    }
  })
}

/** Is it the management account, which no SCP and no RCP limits? Rule R8.1. */
export function isManagementAccount(workspace: Workspace, accountId: AccountId | string): boolean {
  return organizationOf(workspace)?.managementAccountId === accountId
}

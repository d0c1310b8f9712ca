import { fullAccessId } from '#model/entities/organization-defaults.ts'
import { allTargets, organizationOf, type OrganizationTarget } from '#model/organization.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { isWritable } from './is-writable.ts'

/** Those of an organization that AWS's own SCP is not attached to. */
export type WithoutFullAccess = {
  /** Another SCP that exports make stands in its place, so that AWS lets it be detached. */
  readonly replaced: readonly OrganizationTarget[]
  /** AWS would refuse to detach it there: no other SCP that can be made is attached. */
  readonly alone: readonly OrganizationTarget[]
}

/**
 * The root, OUs and accounts that `FullAWSAccess` was detached from: AWS attaches it everywhere once SCPs are turned on, to
 * new OUs and accounts too, and wants one SCP on each at least. None where SCPs are off, or nobody read which are attached.
 *
 * Rule R8.5. Source: AWS Organizations User Guide, "Attaching and detaching policies", "Quotas".
 */
export function withoutFullAccess(workspace: Workspace): WithoutFullAccess {
  const found: Record<keyof WithoutFullAccess, OrganizationTarget[]> = { replaced: [], alone: [] }
  const { policyTypes = [], unread = [] } = organizationOf(workspace) ?? {}
  if (!policyTypes.includes('service-control') || unread.includes('service-control')) return found
  const full = fullAccessId('service-control')
  for (const target of allTargets(workspace)) {
    if (target.organizationPolicies.includes(full)) continue
    const isReplaced = target.organizationPolicies.some((id) => isMadeHere(workspace, id))
    found[isReplaced ? 'replaced' : 'alone'].push(target)
  }
  return found
}

function isMadeHere(workspace: Workspace, id: string): boolean {
  const policy = entityOf(workspace, 'organization-policy', id)
  return policy?.type === 'service-control' && !policy.awsManaged && isWritable(policy.document)
}

/** How notes call the root, an OU or an account. */
export function targetWords(target: OrganizationTarget): string {
  switch (target.kind) {
    case 'organization':
      return 'the root'
    case 'organizational-unit':
      return `the OU ${target.name}`
    case 'account':
      return `the account ${target.accountId}`
  }
}

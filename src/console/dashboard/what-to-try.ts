import type { ManagedPolicy, Role } from '#model/entities/entity.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

/** So many roles are weighed at once. */
const together = 20

/** Roles to weigh for a first switch, and where in the list to go on; null at its end. */
export type RolesToTry = { readonly roles: readonly Role[]; readonly next: number | null }

/** Of the list from `from` on: at first the sample's, then those whose trust policy speaks of the account. */
export function rolesToTry(all: readonly Role[], account: string, from: number): RolesToTry {
  const roles = from === 0 ? all.filter(isSamples) : []
  if (account === '') return { roles, next: null }
  for (let at = from; at < all.length; at += 1) {
    const role = all[at]
    if (role === undefined || isSamples(role) || !JSON.stringify(role.trustPolicy).includes(account)) continue
    roles.push(role)
    if (roles.length >= together) return { roles, next: at + 1 }
  }
  return { roles, next: null }
}

function isSamples({ name }: Role): boolean {
  return name === 'DeployRole'
}

/** The role whose policy to propose for a first edit: the sample's, else the first one that has permissions. */
function roleToTry(workspace: Workspace): Role | undefined {
  const roles = entitiesOf(workspace, 'role')
  return (
    roles.find(isSamples) ?? roles.find(({ attachedPolicies }) => attachedPolicies.length > 0) ?? roles[0]
  )
}

/** The policy to propose for a first edit: one of that role which may be edited, else any such policy. */
export function policyToTry(workspace: Workspace): ManagedPolicy | undefined {
  const attached = (roleToTry(workspace)?.attachedPolicies ?? []).flatMap(
    (arn) => entityOf(workspace, 'policy', arn) ?? [],
  )
  return [...attached, ...entitiesOf(workspace, 'policy')].find(({ owner }) => owner !== 'aws')
}

import type { ManagedPolicy, Role } from '#model/entities/entity.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

/** At most so many roles are weighed. */
const mostWeighed = 20

/** Roles to weigh for a first switch: the sample's, then those whose trust policy speaks of the account. */
export function rolesToTry(roles: readonly Role[], account: string): readonly Role[] {
  const found = roles.filter(({ name }) => name === 'DeployRole')
  if (account === '') return found
  for (const role of roles) {
    if (found.length >= mostWeighed) break
    if (!found.includes(role) && JSON.stringify(role.trustPolicy).includes(account)) found.push(role)
  }
  return found
}

/** The role whose policy to propose for a first edit: the sample's, else the first one that has permissions. */
function roleToTry(workspace: Workspace): Role | undefined {
  const roles = entitiesOf(workspace, 'role')
  return (
    roles.find(({ name }) => name === 'DeployRole') ??
    roles.find(({ attachedPolicies }) => attachedPolicies.length > 0) ??
    roles[0]
  )
}

/** The policy to propose for a first edit: one of that role which may be edited, else any such policy. */
export function policyToTry(workspace: Workspace): ManagedPolicy | undefined {
  const attached = (roleToTry(workspace)?.attachedPolicies ?? []).flatMap(
    (arn) => entityOf(workspace, 'policy', arn) ?? [],
  )
  return [...attached, ...entitiesOf(workspace, 'policy')].find(({ owner }) => owner !== 'aws')
}

import type { ManagedPolicy, Role } from '#model/entities/entity.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

/** The role to propose for a first switch: the sample's, else the first one that has permissions. */
export function roleToTry(workspace: Workspace): Role | undefined {
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

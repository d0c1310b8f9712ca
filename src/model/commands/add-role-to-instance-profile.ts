import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkModifiable, noSuch } from './check-entity.ts'
import { checkCount, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type ProfileRole = { readonly instanceProfile: Arn; readonly role: Arn }

/** Put a role of the same account into an instance profile. Refuses a second role. */
export function addRoleToInstanceProfile(workspace: Workspace, input: ProfileRole): Result<Change, Problem> {
  const profile = entityOf(workspace, 'instance-profile', input.instanceProfile)
  if (profile === undefined) return refused(noSuch('instance-profile', input.instanceProfile))
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined || role.accountId !== profile.accountId) return refused(noSuch('role', input.role))
  const present = profile.roleName === null ? [] : [profile.roleName]
  const problem = first([
    checkModifiable(role),
    checkCount('roles-per-instance-profile', present.length + 1, present),
  ])
  if (problem !== null) return refused(problem)
  const to = { ...profile, roleName: role.name }
  return ok(updating(label('add-role-to-instance-profile', role.name, profile.name), [profile, to]))
}

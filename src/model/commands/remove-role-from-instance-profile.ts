import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type RemoveRole = { readonly instanceProfile: Arn }

/** Take the role out of an instance profile. Refuses where there is none. */
export function removeRoleFromInstanceProfile(
  workspace: Workspace,
  input: RemoveRole,
): Result<Change, Problem> {
  const profile = entityOf(workspace, 'instance-profile', input.instanceProfile)
  if (profile === undefined) return refused(noSuch('instance-profile', input.instanceProfile))
  const { name, roleName } = profile
  if (roleName === null) return refused(noSuch('role', name))
  const to = { ...profile, roleName: null }
  return ok(updating(label('remove-role-from-instance-profile', roleName, name), [profile, to]))
}

import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import type { Membership } from './add-user-to-group.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

/** Take a user out of a group. Refuses a group that the user isn't in. */
export function removeUserFromGroup(workspace: Workspace, input: Membership): Result<Change, Problem> {
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const group = entityOf(workspace, 'group', input.group)
  if (group === undefined || group.accountId !== user.accountId) return refused(noSuch('group', input.group))
  if (!user.groups.includes(group.name)) return refused(noSuch('group-membership', group.name))
  const groups = user.groups.filter((name) => name !== group.name)
  return ok(updating(label('remove-user-from-group', user.name, group.name), [user, { ...user, groups }]))
}

import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import type { Membership } from './add-user-to-group.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

/**
 * Take a user out of a group, or out of one that isn't in the workspace any more, which is known by its name alone.
 * Refuses a group that the user isn't in.
 */
export function removeUserFromGroup(workspace: Workspace, input: Membership): Result<Change, Problem> {
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const group = entityOf(workspace, 'group', input.group)
  const name = group?.name ?? input.group.slice(input.group.lastIndexOf('/') + 1)
  const groups = user.groups.filter((one) => one.toLowerCase() !== name.toLowerCase())
  const isIn = groups.length < user.groups.length
  if (group === undefined ? !isIn : group.accountId !== user.accountId)
    return refused(noSuch('group', input.group))
  if (!isIn) return refused(noSuch('group-membership', name))
  return ok(updating(label('remove-user-from-group', user.name, name), [user, { ...user, groups }]))
}

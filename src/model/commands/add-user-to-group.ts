import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { checkCount } from './check-input.ts'
import type { Problem } from './problem.ts'

export type Membership = { readonly user: Arn; readonly group: Arn }

/** Put a user into a group of the same account. Done already: a change of nothing, as IAM answers it. */
export function addUserToGroup(workspace: Workspace, input: Membership): Result<Change, Problem> {
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const group = entityOf(workspace, 'group', input.group)
  if (group === undefined || group.accountId !== user.accountId) return refused(noSuch('group', input.group))
  const isMember = user.groups.includes(group.name)
  const problem = isMember ? null : checkCount('groups-per-user', user.groups.length + 1, user.groups)
  if (problem !== null) return refused(problem)
  const to = isMember ? user : { ...user, groups: [...user.groups, group.name] }
  return ok(updating(label('add-user-to-group', user.name, group.name), [user, to]))
}

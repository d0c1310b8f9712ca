import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type DeleteAccessKey = { readonly user: Arn; readonly accessKeyId: string }

/** Delete one access key of a user. Refuses a key that the user doesn't have. */
export function deleteAccessKey(workspace: Workspace, input: DeleteAccessKey): Result<Change, Problem> {
  const { accessKeyId } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const accessKeys = user.accessKeys.filter((key) => key.accessKeyId !== accessKeyId)
  if (accessKeys.length === user.accessKeys.length) return refused(noSuch('access-key', accessKeyId))
  return ok(updating(label('delete-access-key', accessKeyId, user.name), [user, { ...user, accessKeys }]))
}

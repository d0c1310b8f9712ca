import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { AccessKey } from '../entities/entity.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type SetAccessKeyStatus = {
  readonly user: Arn
  readonly accessKeyId: string
  readonly status: AccessKey['status']
}

/** Activate or deactivate an access key. Done already: a change of nothing. */
export function setAccessKeyStatus(workspace: Workspace, input: SetAccessKeyStatus): Result<Change, Problem> {
  const { accessKeyId, status } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const key = user.accessKeys.find((one) => one.accessKeyId === accessKeyId)
  if (key === undefined) return refused(noSuch('access-key', accessKeyId))
  const verb = status === 'Active' ? 'activate-access-key' : 'deactivate-access-key'
  const accessKeys = user.accessKeys.map((one) => (one === key ? { ...one, status } : one))
  const to = key.status === status ? user : { ...user, accessKeys }
  return ok(updating(label(verb, accessKeyId, user.name), [user, to]))
}

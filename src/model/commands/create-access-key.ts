import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn, Instant } from '../entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkCount, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateAccessKey = {
  readonly user: Arn
  /** A fresh one, AKIA…. The secret is nobody's business here. */
  readonly accessKeyId: string
  readonly createDate: Instant
}

/** Give a user an access key, which is active at once. Refuses a third. */
export function createAccessKey(workspace: Workspace, input: CreateAccessKey): Result<Change, Problem> {
  const { accessKeyId, createDate } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const present = user.accessKeys.map((key) => key.accessKeyId)
  const isTaken = entitiesOf(workspace, 'user').some(({ accessKeys }) =>
    accessKeys.some((key) => key.accessKeyId === accessKeyId),
  )
  const problem = first([
    checkText('accessKeyId', accessKeyId, 'access-key-id'),
    isTaken ? alreadyExists('access-key', accessKeyId) : null,
    checkCount('access-keys-per-user', present.length + 1, present),
  ])
  if (problem !== null) return refused(problem)
  const key = { accessKeyId, status: 'Active', createDate, lastUsed: null } as const
  const to = { ...user, accessKeys: [...user.accessKeys, key] }
  return ok(updating(label('create-access-key', accessKeyId, user.name), [user, to]))
}

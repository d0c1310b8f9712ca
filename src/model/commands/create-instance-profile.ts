import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { instanceProfileArn } from '../entities/arn-of.ts'
import type { AccountId, Instant, Tags } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkNameFree, checkRoom, checkUniqueId } from './check-entity.ts'
import { checkPath, checkTags, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateInstanceProfile = {
  readonly accountId: AccountId
  readonly path: string
  readonly name: string
  /** A fresh one, AIPA…. */
  readonly uniqueId: string
  readonly createDate: Instant
  readonly tags: Tags
}

/** Create an instance profile without a role. Refuses as IAM's CreateInstanceProfile does. */
export function createInstanceProfile(
  workspace: Workspace,
  input: CreateInstanceProfile,
): Result<Change, Problem> {
  const { accountId, path, name } = input
  const problem = first([
    checkText('name', name, 'instance-profile-name'),
    checkPath(path, 'path'),
    checkTags(input.tags, {}, 'case-sensitive'),
    checkRoom(workspace, accountId, 'instance-profile'),
    checkNameFree(workspace, 'instance-profile', accountId, name),
    checkUniqueId(workspace, input.uniqueId),
  ])
  if (problem !== null) return refused(problem)
  const arn = instanceProfileArn(accountId, path, name)
  const profile = { ...input, kind: 'instance-profile', id: arn, arn, roleName: null } as const
  return ok(adding(label('create-instance-profile', name), profile))
}

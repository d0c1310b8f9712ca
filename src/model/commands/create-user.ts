import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { userArn } from '../entities/arn-of.ts'
import type { AccountId, Arn, Instant, Tags } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkNameFree, checkRoom, checkUniqueId, checkUsablePolicy } from './check-entity.ts'
import { checkPath, checkTags, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateUser = {
  readonly accountId: AccountId
  readonly path: string
  readonly name: string
  /** A fresh one, AIDA…: never one that was used before (R3.10). */
  readonly uniqueId: string
  readonly createDate: Instant
  readonly permissionsBoundary: Arn | null
  /** Whether the user may sign in to the console. */
  readonly loginProfile: boolean
  readonly tags: Tags
}

/** Create a user without permissions. Refuses as IAM's CreateUser does. */
export function createUser(workspace: Workspace, input: CreateUser): Result<Change, Problem> {
  const { accountId, path, name, permissionsBoundary } = input
  const problem = first([
    checkText('name', name, 'user-name'),
    checkPath(path, 'path'),
    checkTags(input.tags, {}, 'case-insensitive'),
    checkRoom(workspace, accountId, 'user'),
    checkNameFree(workspace, 'user', accountId, name),
    checkUniqueId(workspace, input.uniqueId),
    permissionsBoundary === null ? null : checkUsablePolicy(workspace, permissionsBoundary, accountId),
  ])
  if (problem !== null) return refused(problem)
  const arn = userArn(accountId, path, name)
  const user = {
    ...input,
    kind: 'user',
    id: arn,
    arn,
    attachedPolicies: [],
    inlinePolicies: [],
    groups: [],
    passwordLastUsed: null,
    accessKeys: [],
    mfaDevices: [],
  } as const
  return ok(adding(label('create-user', name), user))
}

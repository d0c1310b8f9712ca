import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { groupArn } from '../entities/arn-of.ts'
import type { AccountId, Instant } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkNameFree, checkRoom, checkUniqueId } from './check-entity.ts'
import { checkPath, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateGroup = {
  readonly accountId: AccountId
  readonly path: string
  readonly name: string
  /** A fresh one, AGPA…. */
  readonly uniqueId: string
  readonly createDate: Instant
}

/** Create a group without members or policies. Refuses as IAM's CreateGroup does. */
export function createGroup(workspace: Workspace, input: CreateGroup): Result<Change, Problem> {
  const { accountId, path, name } = input
  const problem = first([
    checkText('name', name, 'group-name'),
    checkPath(path, 'path'),
    checkRoom(workspace, accountId, 'group'),
    checkNameFree(workspace, 'group', accountId, name),
    checkUniqueId(workspace, input.uniqueId),
  ])
  if (problem !== null) return refused(problem)
  const arn = groupArn(accountId, path, name)
  const group = { ...input, kind: 'group', id: arn, arn, attachedPolicies: [], inlinePolicies: [] } as const
  return ok(adding(label('create-group', name), group))
}

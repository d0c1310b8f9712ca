import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import { policyArn } from '../entities/arn-of.ts'
import type { AccountId, Instant, Tags } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkDocument } from './check-document.ts'
import { checkNameFree, checkRoom, checkUniqueId } from './check-entity.ts'
import { checkPath, checkTags, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreatePolicy = {
  readonly accountId: AccountId
  readonly path: string
  readonly name: string
  /** A fresh one, ANPA…. */
  readonly uniqueId: string
  readonly createDate: Instant
  readonly description: string
  readonly document: JsonValue
  readonly tags: Tags
}

/** Create a managed policy of the account, its document as version `v1`. Refuses as IAM's CreatePolicy does. */
export function createPolicy(workspace: Workspace, input: CreatePolicy): Result<Change, Problem> {
  const { accountId, document, ...rest } = input
  const { path, name, createDate } = rest
  const problem = first([
    checkText('name', name, 'policy-name'),
    checkPath(path, 'policy-path'),
    checkText('description', rest.description, 'description'),
    checkTags(rest.tags, {}, 'case-sensitive'),
    checkRoom(workspace, accountId, 'policy'),
    checkNameFree(workspace, 'policy', accountId, name),
    checkUniqueId(workspace, rest.uniqueId),
    checkDocument(workspace, document, 'identity', 'managed-policy-size'),
  ])
  if (problem !== null) return refused(problem)
  const arn = policyArn(accountId, path, name)
  const policy = {
    ...rest,
    kind: 'policy',
    id: arn,
    arn,
    owner: accountId,
    versions: [{ versionId: 'v1', document, createDate }],
    defaultVersionId: 'v1',
  } as const
  return ok(adding(label('create-policy', name), policy))
}

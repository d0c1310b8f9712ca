import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import { roleArn } from '../entities/arn-of.ts'
import { maxSessionDurationRange } from '../entities/limits.ts'
import type { AccountId, Arn, Instant, Tags } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkDocument } from './check-document.ts'
import { checkNameFree, checkRoom, checkUniqueId, checkUsablePolicy } from './check-entity.ts'
import { checkPath, checkTags, checkText, first, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateRole = {
  readonly accountId: AccountId
  readonly path: string
  readonly name: string
  /** A fresh one, AROA…: never one that was used before (R3.10). */
  readonly uniqueId: string
  readonly createDate: Instant
  readonly description: string
  readonly trustPolicy: JsonValue
  readonly permissionsBoundary: Arn | null
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number
  readonly tags: Tags
}

/** Create a role without permissions. Refuses as IAM's CreateRole does; a role can't trust itself before it exists. */
export function createRole(workspace: Workspace, input: CreateRole): Result<Change, Problem> {
  const { accountId, path, name, permissionsBoundary } = input
  const problem = first([
    checkText('name', name, 'role-name'),
    checkPath(path, 'path'),
    checkText('description', input.description, 'description'),
    checkDuration(input.maxSessionDuration),
    checkTags(input.tags, {}, 'case-insensitive'),
    checkRoom(workspace, accountId, 'role'),
    checkNameFree(workspace, 'role', accountId, name),
    checkUniqueId(workspace, input.uniqueId),
    permissionsBoundary === null ? null : checkUsablePolicy(workspace, permissionsBoundary, accountId),
    checkDocument(workspace, input.trustPolicy, 'trust', 'trust-policy-size'),
  ])
  if (problem !== null) return refused(problem)
  const arn = roleArn(accountId, path, name)
  const role = {
    ...input,
    kind: 'role',
    id: arn,
    arn,
    attachedPolicies: [],
    inlinePolicies: [],
    lastUsed: null,
  } as const
  return ok(adding(label('create-role', name), role))
}

/** Is it a number of seconds that a role's sessions may last at most? */
export function checkDuration(seconds: number): Problem | null {
  const { min, max } = maxSessionDurationRange
  const fits = Number.isInteger(seconds) && seconds >= min && seconds <= max
  return fits ? null : invalid('maxSessionDuration', String(seconds), 'out-of-range', null)
}

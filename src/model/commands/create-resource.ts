import { ok, refused, type Result } from '#engine/result.ts'
import { parseArn } from '#engine/text/arn.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import { defaultKeyPolicy } from '../entities/default-key-policy.ts'
import type { ResourceType } from '../entities/entity.ts'
import type { AccountId, Arn, Tags } from '../entities/names.ts'
import { isRegional, resourceArn } from '../entities/resource-arn.ts'
import type { ResourceSettings } from '../entities/resource-settings.ts'
import { wholeArn } from '../resource-at.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists, checkRoom, noSuch } from './check-entity.ts'
import { checkTags, checkText, first, invalid } from './check-input.ts'
import { checkResourcePolicy } from './check-resource-policy.ts'
import { checkSettings } from './check-settings.ts'
import type { Problem } from './problem.ts'

export type CreateResource = {
  readonly accountId: AccountId
  readonly type: ResourceType
  /** What stands last in the ARN: a bucket or queue name, a key or instance id; of a generic resource the whole ARN. */
  readonly name: string
  /** Not looked at for buckets, whose ARN says none. */
  readonly region: string
  /** The resource-based policy, or null: a key then has the one that KMS gives it. */
  readonly policy: JsonValue
  /** The execution role of a function; null elsewhere. */
  readonly executionRole: Arn | null
  /** The instance profile of an instance; null elsewhere. */
  readonly instanceProfile: Arn | null
  readonly settings: ResourceSettings
  readonly tags: Tags
}

/** Add a resource that requests can be about. Refuses a bucket name that any account has taken. */
export function createResource(workspace: Workspace, input: CreateResource): Result<Change, Problem> {
  const { region, ...rest } = input
  const { accountId, type, name } = rest
  const arn = resourceArn({ type, accountId, region, name })
  const policy = rest.policy ?? (type === 'kms-key' ? defaultKeyPolicy(accountId) : null)
  const resource = { ...rest, policy, kind: 'resource', id: arn, arn } as const
  const problem = first([
    checkText('name', name, `${type}-name`),
    isRegional(type) ? checkText('region', region, 'region') : null,
    checkTags(rest.tags, {}, 'case-sensitive'),
    checkRoom(workspace, accountId, 'resource'),
    checkGenericArn(input),
    workspace.entities.has(arn) ? alreadyExists('resource', name) : null,
    checkExecutionRole(workspace, input),
    checkInstanceProfile(workspace, input),
    checkSettings(workspace, resource, rest.settings),
    checkResourcePolicy(workspace, resource, policy),
  ])
  return problem === null ? ok(adding(label('create-resource', name), resource)) : refused(problem)
}

/** The ARN of a generic resource names no other account, nothing of IAM, and no part of a resource whose policy decides on it. */
function checkGenericArn({ type, accountId, name }: CreateResource): Problem | null {
  if (type !== 'generic') return null
  const parts = parseArn(name)
  if (parts === null) return invalid('name', name, 'not-an-arn', 'generic-name')
  if (parts.service === 'iam') return invalid('name', name, 'kept-by-iam', null)
  if (wholeArn(name) !== null) return invalid('name', name, 'part-of-another', null)
  const isElsewhere = parts.account !== '' && parts.account !== accountId
  return isElsewhere ? invalid('name', name, 'of-another-account', null) : null
}

function checkExecutionRole(
  workspace: Workspace,
  { type, accountId, executionRole }: CreateResource,
): Problem | null {
  if (executionRole === null) return null
  if (type !== 'lambda-function') return invalid('executionRole', executionRole, 'not-allowed-there', null)
  const role = entityOf(workspace, 'role', executionRole)
  return role?.accountId === accountId ? null : noSuch('role', executionRole)
}

function checkInstanceProfile(
  workspace: Workspace,
  { type, accountId, instanceProfile }: CreateResource,
): Problem | null {
  if (instanceProfile === null) return null
  if (type !== 'ec2-instance') return invalid('instanceProfile', instanceProfile, 'not-allowed-there', null)
  const profile = entityOf(workspace, 'instance-profile', instanceProfile)
  return profile?.accountId === accountId ? null : noSuch('instance-profile', instanceProfile)
}

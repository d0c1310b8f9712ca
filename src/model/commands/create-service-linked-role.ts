import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { roleArn } from '../entities/arn-of.ts'
import type { Role } from '../entities/entity.ts'
import type { AccountId, Instant } from '../entities/names.ts'
import { serviceLinkedRoleName } from '../entities/service-linked-role.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkNameFree, checkRoom, checkUniqueId } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateServiceLinkedRole = {
  readonly accountId: AccountId
  /** `autoscaling.amazonaws.com` … */
  readonly awsServiceName: string
  /** What stands behind the name after `_`, to tell several apart; null for the usual one. */
  readonly customSuffix: string | null
  readonly description: string
  /** A fresh one, AROA…: never one that was used before (R3.10). */
  readonly uniqueId: string
  readonly createDate: Instant
}

/**
 * Create the role that an AWS service acts by, which the service alone may assume and nobody may edit. The policy that
 * AWS attaches to it is not attached: what a service does with its own role is limited by nothing here.
 *
 * Rule R10.11. Source: IAM API Reference, "CreateServiceLinkedRole".
 */
export function createServiceLinkedRole(
  workspace: Workspace,
  input: CreateServiceLinkedRole,
): Result<Change, Problem> {
  const { accountId, awsServiceName, customSuffix, description, uniqueId, createDate } = input
  const suffix = customSuffix === null ? '' : `_${customSuffix}`
  const name = serviceLinkedRoleName(awsServiceName) + suffix
  const problem = first([
    checkText('awsServiceName', awsServiceName, 'service-name'),
    customSuffix === null ? null : checkText('customSuffix', customSuffix, 'role-suffix'),
    checkText('customSuffix', name, 'role-name'),
    checkText('description', description, 'description'),
    checkRoom(workspace, accountId, 'role'),
    checkNameFree(workspace, 'role', accountId, name),
    checkUniqueId(workspace, uniqueId),
  ])
  if (problem !== null) return refused(problem)
  const path = `/aws-service-role/${awsServiceName}/`
  const arn = roleArn(accountId, path, name)
  const role: Role = {
    kind: 'role',
    id: arn,
    arn,
    accountId,
    path,
    name,
    uniqueId,
    createDate,
    description,
    trustPolicy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: awsServiceName }, Action: 'sts:AssumeRole' }],
    },
    permissionsBoundary: null,
    maxSessionDuration: 3600,
    lastUsed: null,
    attachedPolicies: [],
    inlinePolicies: [],
    tags: {},
  }
  return ok(adding(label('create-service-linked-role', name), role))
}

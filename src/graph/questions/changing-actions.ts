import type { Entity, EntityId, ResourceType } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

/** What a call changes of its target. `credentials`: not what it may do, but who can act as it. */
export type ChangeEffect = 'permissions' | 'trust' | 'boundary' | 'members' | 'credentials' | 'existence'

/** One call that changes the target: `through` is another entity that the target has its permissions from. */
export type ChangingCall = {
  readonly action: string
  readonly resource: string
  readonly effect: ChangeEffect
  readonly through: EntityId | null
}

type Calls = Readonly<Partial<Record<ChangeEffect, readonly string[]>>>

/** Service Authorization Reference, "Actions, resources, and condition keys for AWS Identity and Access Management". */
const ofPolicy: Calls = {
  permissions: ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'],
  existence: ['iam:DeletePolicyVersion', 'iam:DeletePolicy'],
}

const ofRole: Calls = {
  trust: ['iam:UpdateAssumeRolePolicy'],
  permissions: ['iam:PutRolePolicy', 'iam:AttachRolePolicy', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy'],
  boundary: ['iam:PutRolePermissionsBoundary', 'iam:DeleteRolePermissionsBoundary'],
  existence: ['iam:DeleteRole'],
}

const ofUser: Calls = {
  permissions: ['iam:PutUserPolicy', 'iam:AttachUserPolicy', 'iam:DeleteUserPolicy', 'iam:DetachUserPolicy'],
  boundary: ['iam:PutUserPermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'],
  credentials: ['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile'],
  existence: ['iam:DeleteUser'],
}

const groupPolicies: Calls = {
  permissions: [
    'iam:PutGroupPolicy',
    'iam:AttachGroupPolicy',
    'iam:DeleteGroupPolicy',
    'iam:DetachGroupPolicy',
  ],
}

const ofGroup: Calls = {
  ...groupPolicies,
  members: ['iam:AddUserToGroup', 'iam:RemoveUserFromGroup'],
  existence: ['iam:DeleteGroup'],
}

const ofResource: Partial<Record<ResourceType, Calls>> = {
  's3-bucket': {
    permissions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:PutBucketPublicAccessBlock'],
    existence: ['s3:DeleteBucket'],
  },
  's3-access-point': { permissions: ['s3:PutAccessPointPolicy', 's3:DeleteAccessPointPolicy'] },
  'kms-key': {
    permissions: ['kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:RevokeGrant'],
    existence: ['kms:ScheduleKeyDeletion'],
  },
  'sqs-queue': {
    permissions: ['sqs:SetQueueAttributes', 'sqs:AddPermission', 'sqs:RemovePermission'],
    existence: ['sqs:DeleteQueue'],
  },
  'sns-topic': {
    permissions: ['sns:SetTopicAttributes', 'sns:AddPermission', 'sns:RemovePermission'],
    existence: ['sns:DeleteTopic'],
  },
  'lambda-function': {
    permissions: ['lambda:AddPermission', 'lambda:RemovePermission', 'lambda:UpdateFunctionConfiguration'],
    existence: ['lambda:DeleteFunction'],
  },
  secret: {
    permissions: ['secretsmanager:PutResourcePolicy', 'secretsmanager:DeleteResourcePolicy'],
    existence: ['secretsmanager:DeleteSecret'],
  },
  'dynamodb-table': {
    permissions: ['dynamodb:PutResourcePolicy', 'dynamodb:DeleteResourcePolicy'],
    existence: ['dynamodb:DeleteTable'],
  },
  'ecr-repository': {
    permissions: ['ecr:SetRepositoryPolicy', 'ecr:DeleteRepositoryPolicy'],
    existence: ['ecr:DeleteRepository'],
  },
}

/**
 * The calls by which an entity is changed: its own, then those on the customer managed policies that it holds or is
 * bounded by, and of a user's groups. Empty for what nobody can change, such as AWS's own policies, and for kinds that
 * the table doesn't hold.
 */
export function changingCalls(workspace: Workspace, target: Entity): readonly ChangingCall[] {
  switch (target.kind) {
    case 'policy':
      return target.owner === 'aws' ? [] : callsOn(target.arn, ofPolicy)
    case 'group':
      return [...callsOn(target.arn, ofGroup), ...throughPolicies(workspace, target.attachedPolicies)]
    case 'role':
      return [
        ...callsOn(target.arn, ofRole),
        ...throughPolicies(workspace, [...target.attachedPolicies, ...given(target.permissionsBoundary)]),
      ]
    case 'user': {
      const groups = target.groups.flatMap((name) => named(workspace, 'group', target.accountId, name) ?? [])
      const policies = [
        ...target.attachedPolicies,
        ...given(target.permissionsBoundary),
        ...groups.flatMap(({ attachedPolicies }) => attachedPolicies),
      ]
      return [
        ...callsOn(target.arn, ofUser),
        ...groups.flatMap(({ arn, id }) => callsOn(arn, groupPolicies, id)),
        ...throughPolicies(workspace, policies),
      ]
    }
    case 'resource':
      return callsOn(target.arn, ofResource[target.type] ?? {})
    case 'account':
    case 'instance-profile':
    case 'saml-provider':
    case 'oidc-provider':
    case 'board':
    case 'pinned-request':
    case 'expectation':
    case 'organization':
    case 'organizational-unit':
    case 'organization-policy':
      return []
  }
}

function given(arn: string | null): readonly string[] {
  return arn === null ? [] : [arn]
}

function throughPolicies(workspace: Workspace, arns: readonly string[]): readonly ChangingCall[] {
  return [...new Set(arns)].flatMap((arn) => {
    const policy = entityOf(workspace, 'policy', arn)
    if (policy === undefined || policy.owner === 'aws') return []
    return callsOn(policy.arn, { permissions: ofPolicy.permissions ?? [] }, policy.id)
  })
}

function callsOn(resource: string, calls: Calls, through: EntityId | null = null): readonly ChangingCall[] {
  return effects.flatMap((effect) =>
    (calls[effect] ?? []).map((action) => ({ action, resource, effect, through })),
  )
}

const effects: readonly ChangeEffect[] = [
  'trust',
  'permissions',
  'boundary',
  'members',
  'credentials',
  'existence',
]

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type {
  Group,
  InlinePolicy,
  InstanceProfile,
  ManagedPolicy,
  Role,
  User,
} from '#model/entities/entity.ts'
import type { Arn, Tags } from '#model/entities/names.ts'

import type { PolicyUses } from '../exporting/contents.ts'

/** A `UserDetail`. */
export function userEntry(user: User): JsonObject {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.uniqueId,
    Arn: user.arn,
    CreateDate: user.createDate,
    UserPolicyList: inlineList(user.inlinePolicies),
    GroupList: user.groups,
    AttachedManagedPolicies: user.attachedPolicies.map(attachment),
    ...boundaryField(user.permissionsBoundary),
    Tags: tagList(user.tags),
  }
}

/** A `GroupDetail`. */
export function groupEntry(group: Group): JsonObject {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.uniqueId,
    Arn: group.arn,
    CreateDate: group.createDate,
    GroupPolicyList: inlineList(group.inlinePolicies),
    AttachedManagedPolicies: group.attachedPolicies.map(attachment),
  }
}

/** A `RoleDetail`, with the instance profiles that hand out the role. */
export function roleEntry(role: Role, profiles: readonly InstanceProfile[]): JsonObject {
  const { lastUsed } = role
  return {
    ...roleIdentity(role),
    InstanceProfileList: profiles.map((profile) => profileEntry(profile, role)),
    RolePolicyList: inlineList(role.inlinePolicies),
    AttachedManagedPolicies: role.attachedPolicies.map(attachment),
    ...boundaryField(role.permissionsBoundary),
    Tags: tagList(role.tags),
    RoleLastUsed: lastUsed === null ? {} : { LastUsedDate: lastUsed.date, Region: lastUsed.region },
    ...(role.description === '' ? {} : { Description: role.description }),
    ...(role.maxSessionDuration === 3600 ? {} : { MaxSessionDuration: role.maxSessionDuration }),
  }
}

function roleIdentity(role: Role): JsonObject {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.uniqueId,
    Arn: role.arn,
    CreateDate: role.createDate,
    AssumeRolePolicyDocument: role.trustPolicy,
  }
}

function profileEntry(profile: InstanceProfile, role: Role): JsonObject {
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.uniqueId,
    Arn: profile.arn,
    CreateDate: profile.createDate,
    Roles: [roleIdentity(role)],
    Tags: tagList(profile.tags),
  }
}

/** A `ManagedPolicyDetail`, newest version first as IAM lists them. */
export function policyEntry(policy: ManagedPolicy, uses: PolicyUses): JsonObject {
  const newestFirst = policy.versions.toReversed()
  return {
    PolicyName: policy.name,
    PolicyId: policy.uniqueId,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersionId,
    AttachmentCount: uses.attached.get(policy.arn) ?? 0,
    PermissionsBoundaryUsageCount: uses.bounding.get(policy.arn) ?? 0,
    IsAttachable: true,
    ...(policy.description === '' ? {} : { Description: policy.description }),
    CreateDate: policy.createDate,
    UpdateDate: newestFirst[0]?.createDate ?? policy.createDate,
    PolicyVersionList: newestFirst.map(({ versionId, document, createDate }) => ({
      Document: document,
      VersionId: versionId,
      IsDefaultVersion: versionId === policy.defaultVersionId,
      CreateDate: createDate,
    })),
    Tags: tagList(policy.tags),
  }
}

function inlineList(policies: readonly InlinePolicy[]): JsonValue {
  return policies.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: document }))
}

function attachment(policy: Arn): JsonObject {
  return { PolicyName: policy.slice(policy.lastIndexOf('/') + 1), PolicyArn: policy }
}

function boundaryField(boundary: Arn | null): JsonObject {
  return boundary === null
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } }
}

function tagList(tags: Tags): JsonValue {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

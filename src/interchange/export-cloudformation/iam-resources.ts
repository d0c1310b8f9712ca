import type { JsonValue } from '#engine/text/json.ts'
import type { EntityId, InlinePolicy, Role, User } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'

import type { Contents } from '../exporting/contents.ts'
import { isWritable } from '../exporting/is-writable.ts'
import { madePrincipals, principalsIn, type MadeAmong } from '../exporting/named-principals.ts'
import { orderRoles, type PlacedRole } from '../exporting/role-order.ts'
import { madeByAws } from '../exporting/service-roles.ts'
import { logicalIds, ref, tagList, type LogicalIds, type TemplateResource } from './template.ts'

/** The logical ids of what IAM keeps of an account. */
export function iamIds(contents: Contents): LogicalIds {
  const { users, groups, roles, policies, instanceProfiles, samlProviders, oidcProviders } = contents
  return logicalIds({
    User: users,
    Group: groups,
    Role: roles,
    Policy: policies,
    InstanceProfile: instanceProfiles,
    SamlProvider: samlProviders,
    OidcProvider: oidcProviders.map(({ id, url }) => ({ id, name: url })),
  })
}

/** All that IAM keeps of an account, as resources of CloudFormation. */
export function iamResources(contents: Contents, ids: LogicalIds): TemplateResource[] {
  const { users, roles } = contents
  const groupIds = new Map(contents.groups.map(({ name, id }) => [name.toLowerCase(), id]))
  const made = orderRoles(roles.filter((role) => madeByAws(role) === null)).placed
  const madeAmong = madePrincipals(contents)
  return [
    ...policyResources(contents, ids),
    ...contents.groups.map((group) => ({
      id: idOf(ids, group.id),
      type: 'AWS::IAM::Group',
      properties: { GroupName: group.name, Path: group.path, ...permissions(group, ids) },
    })),
    ...users.map((user) => userResource(user, groupIds, ids)),
    ...roles.flatMap((role) => serviceLinkedResource(role, ids)),
    ...made.flatMap((placed) => roleResource(placed, madeAmong, ids)),
    ...profileResources(contents, ids),
    ...providerResources(contents, ids),
  ]
}

function policyResources({ policies }: Contents, ids: LogicalIds): TemplateResource[] {
  return policies.flatMap((policy) => {
    const inForce = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
    if (inForce === undefined || !isWritable(inForce.document)) return []
    return [
      {
        id: idOf(ids, policy.id),
        type: 'AWS::IAM::ManagedPolicy',
        properties: {
          ManagedPolicyName: policy.name,
          Path: policy.path,
          Description: policy.description === '' ? null : policy.description,
          PolicyDocument: inForce.document,
        },
      },
    ]
  })
}

/** `groupIds`: the groups of the account by name in lower case. */
function userResource(
  user: User,
  groupIds: ReadonlyMap<string, EntityId>,
  ids: LogicalIds,
): TemplateResource {
  const groupOf = (name: string): JsonValue => {
    const id = ids.get(groupIds.get(name.toLowerCase()) ?? '')
    return id === undefined ? name : ref(id)
  }
  return {
    id: idOf(ids, user.id),
    type: 'AWS::IAM::User',
    properties: {
      UserName: user.name,
      Path: user.path,
      Groups: listOrNull(user.groups.map(groupOf)),
      PermissionsBoundary: boundaryOf(user.permissionsBoundary, ids),
      ...permissions(user, ids),
      Tags: tagList(user.tags),
    },
  }
}

function serviceLinkedResource(role: Role, ids: LogicalIds): TemplateResource[] {
  const made = madeByAws(role)
  if (made?.kind !== 'service-linked') return []
  return [
    {
      id: idOf(ids, role.id),
      type: 'AWS::IAM::ServiceLinkedRole',
      properties: {
        AWSServiceName: made.service,
        CustomSuffix: made.suffix,
        Description: role.description === '' ? null : role.description,
      },
    },
  ]
}

function roleResource(
  { role, after }: PlacedRole,
  madeAmong: MadeAmong,
  ids: LogicalIds,
): TemplateResource[] {
  if (!isWritable(role.trustPolicy)) return []
  const users = madeAmong(principalsIn(role.trustPolicy)).filter(({ kind }) => kind === 'user')
  const before = [...users, ...after.filter(({ trustPolicy }) => isWritable(trustPolicy))]
  return [
    {
      id: idOf(ids, role.id),
      type: 'AWS::IAM::Role',
      dependsOn: before.map((other) => idOf(ids, other.id)),
      properties: {
        RoleName: role.name,
        Path: role.path,
        Description: role.description === '' ? null : role.description,
        MaxSessionDuration: role.maxSessionDuration,
        AssumeRolePolicyDocument: role.trustPolicy,
        PermissionsBoundary: boundaryOf(role.permissionsBoundary, ids),
        ...permissions(role, ids),
        Tags: tagList(role.tags),
      },
    },
  ]
}

function profileResources({ instanceProfiles, roles }: Contents, ids: LogicalIds): TemplateResource[] {
  const byName = new Map(roles.map((role) => [role.name.toLowerCase(), role]))
  return instanceProfiles.map(({ id, name, path, roleName }) => {
    const role = roleName === null ? undefined : byName.get(roleName.toLowerCase())
    const isMade = role !== undefined && madeByAws(role) === null && isWritable(role.trustPolicy)
    return {
      id: idOf(ids, id),
      type: 'AWS::IAM::InstanceProfile',
      properties: {
        InstanceProfileName: name,
        Path: path,
        // CloudFormation wants the list even where a profile has no role
        Roles: roleName === null ? [] : [isMade ? ref(idOf(ids, role.id)) : roleName],
      },
    }
  })
}

function providerResources({ samlProviders, oidcProviders }: Contents, ids: LogicalIds): TemplateResource[] {
  return [
    ...samlProviders.map(({ id, name, metadata, tags }) => ({
      id: idOf(ids, id),
      type: 'AWS::IAM::SAMLProvider',
      properties: {
        Name: name,
        SamlMetadataDocument: metadata ?? ref(metadataParameter(idOf(ids, id))),
        Tags: tagList(tags),
      },
    })),
    ...oidcProviders.map(({ id, url, clientIds, thumbprints, tags }) => ({
      id: idOf(ids, id),
      type: 'AWS::IAM::OIDCProvider',
      properties: {
        Url: `https://${url}`,
        ClientIdList: listOrNull(clientIds),
        ThumbprintList: listOrNull(thumbprints),
        Tags: tagList(tags),
      },
    })),
  ]
}

/** The parameter that asks for a provider's metadata document where the workspace hasn't it. */
export function metadataParameter(logicalId: string): string {
  return `${logicalId}Metadata`
}

type Holder = { readonly attachedPolicies: readonly Arn[]; readonly inlinePolicies: readonly InlinePolicy[] }

function permissions({ attachedPolicies, inlinePolicies }: Holder, ids: LogicalIds) {
  const written = inlinePolicies.filter(({ document }) => isWritable(document))
  return {
    ManagedPolicyArns: listOrNull(attachedPolicies.map((policy) => policyOf(policy, ids))),
    Policies: listOrNull(
      written.map(({ name, document }) => ({ PolicyName: name, PolicyDocument: document })),
    ),
  }
}

function boundaryOf(boundary: Arn | null, ids: LogicalIds): JsonValue {
  return boundary === null ? null : policyOf(boundary, ids)
}

/** `Ref` of a managed policy is its ARN. */
function policyOf(policy: Arn, ids: LogicalIds): JsonValue {
  const id = ids.get(policy)
  return id === undefined ? policy : ref(id)
}

function listOrNull(list: readonly JsonValue[]): JsonValue {
  return list.length === 0 ? null : list
}

function idOf(ids: LogicalIds, id: string): string {
  return ids.get(id) ?? 'X'
}

import type { ManagedPolicy, Role, User } from '#model/entities/entity.ts'
import type { Tags } from '#model/entities/names.ts'

import type { Contents } from '../exporting/contents.ts'
import { isWritable } from '../exporting/is-writable.ts'
import { principalsIn } from '../exporting/named-principals.ts'
import { orderRoles, type PlacedRole } from '../exporting/role-order.ts'
import { madeByAws } from '../exporting/service-roles.ts'
import { document, reference, type Block, type Body, type Hcl } from './hcl.ts'
import type { TerraformNames } from './terraform-names.ts'

/** All that IAM keeps of an account, as blocks of the AWS provider. */
export function iamBlocks(contents: Contents, names: TerraformNames): Block[] {
  const { users, groups, roles, policies, instanceProfiles } = contents
  const made = orderRoles(roles.filter((role) => madeByAws(role) === null)).placed
  return [
    ...policies.flatMap((policy) => policyBlocks(policy, names)),
    ...groups.map(({ id, name, path }) => resource('aws_iam_group', names.of(id), { name, path })),
    ...users.flatMap((user) => userBlocks(user, names)),
    ...roles.flatMap((role) => serviceLinkedBlocks(role, names)),
    ...made.flatMap((placed) => roleBlocks(placed, names)),
    ...[...users, ...groups, ...made.map(({ role }) => role)].flatMap((holder) =>
      holderBlocks(holder, names),
    ),
    ...instanceProfiles.map(({ id, name, path, roleName, tags }) =>
      resource('aws_iam_instance_profile', names.of(id), {
        name,
        path,
        role: roleName === null ? null : names.role(roleName),
        tags: tagMap(tags),
      }),
    ),
    ...providerBlocks(contents, names),
  ]
}

/** A resource of Terraform. */
export function resource(type: string, name: string, body: Body, nested: readonly Block[] = []): Block {
  return { type: 'resource', labels: [type, name], body, nested }
}

/** Tags as Terraform writes them; null for none. */
export function tagMap(tags: Tags): Hcl | null {
  return Object.keys(tags).length === 0 ? null : { kind: 'map', entries: tags }
}

function policyBlocks(policy: ManagedPolicy, names: TerraformNames): Block[] {
  const inForce = policy.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
  if (inForce === undefined || !isWritable(inForce.document)) return []
  return [
    resource('aws_iam_policy', names.of(policy.id), {
      name: policy.name,
      path: policy.path,
      description: policy.description === '' ? null : policy.description,
      policy: document(inForce.document),
      tags: tagMap(policy.tags),
    }),
  ]
}

function userBlocks(user: User, names: TerraformNames): Block[] {
  const name = names.of(user.id)
  return [
    resource('aws_iam_user', name, {
      name: user.name,
      path: user.path,
      permissions_boundary: user.permissionsBoundary === null ? null : names.policy(user.permissionsBoundary),
      tags: tagMap(user.tags),
    }),
    ...(user.groups.length === 0
      ? []
      : [
          resource('aws_iam_user_group_membership', name, {
            user: reference(`aws_iam_user.${name}.name`),
            groups: user.groups.map(names.group),
          }),
        ]),
  ]
}

function serviceLinkedBlocks(role: Role, names: TerraformNames): Block[] {
  const made = madeByAws(role)
  if (made?.kind !== 'service-linked') return []
  return [
    resource('aws_iam_service_linked_role', names.of(role.id), {
      aws_service_name: made.service,
      custom_suffix: made.suffix,
      description: role.description === '' ? null : role.description,
      tags: tagMap(role.tags),
    }),
  ]
}

function roleBlocks({ role, after }: PlacedRole, names: TerraformNames): Block[] {
  if (!isWritable(role.trustPolicy)) return []
  const users = new Set(
    principalsIn(role.trustPolicy).filter((named) => named.split(':').at(5)?.startsWith('user/')),
  )
  const before = names.principals([...users, ...after.map(({ arn }) => arn)])
  return [
    resource('aws_iam_role', names.of(role.id), {
      name: role.name,
      path: role.path,
      description: role.description === '' ? null : role.description,
      max_session_duration: role.maxSessionDuration,
      assume_role_policy: document(role.trustPolicy),
      permissions_boundary: role.permissionsBoundary === null ? null : names.policy(role.permissionsBoundary),
      tags: tagMap(role.tags),
      depends_on: before.length === 0 ? null : before,
    }),
  ]
}

function holderBlocks(holder: User | Role | Contents['groups'][number], names: TerraformNames): Block[] {
  if (holder.kind === 'role' && !isWritable(holder.trustPolicy)) return []
  const type = `aws_iam_${holder.kind}`
  const name = names.of(holder.id)
  const owner = { [holder.kind]: reference(`${type}.${name}.name`) }
  return [
    ...holder.attachedPolicies.map((policy, i) =>
      resource(`${type}_policy_attachment`, `${name}_${i + 1}`, {
        ...owner,
        policy_arn: names.policy(policy),
      }),
    ),
    ...holder.inlinePolicies.flatMap((policy, i) =>
      isWritable(policy.document)
        ? [
            resource(`${type}_policy`, `${name}_${i + 1}`, {
              name: policy.name,
              ...owner,
              policy: document(policy.document),
            }),
          ]
        : [],
    ),
  ]
}

function providerBlocks({ samlProviders, oidcProviders }: Contents, names: TerraformNames): Block[] {
  return [
    ...samlProviders.flatMap(({ id, name, metadata, tags }) =>
      metadata === null
        ? []
        : [
            resource('aws_iam_saml_provider', names.of(id), {
              name,
              saml_metadata_document: metadata,
              tags: tagMap(tags),
            }),
          ],
    ),
    ...oidcProviders.map(({ id, url, clientIds, thumbprints, tags }) =>
      resource('aws_iam_openid_connect_provider', names.of(id), {
        url: `https://${url}`,
        client_id_list: clientIds,
        thumbprint_list: thumbprints.length === 0 ? null : thumbprints,
        tags: tagMap(tags),
      }),
    ),
  ]
}

import type { JsonValue } from '#engine/text/json.ts'
import type { InlinePolicy, InstanceProfile, ManagedPolicy, Role, User } from '#model/entities/entity.ts'
import type { Arn, Tags } from '#model/entities/names.ts'

import type { Contents } from '../exporting/contents.ts'
import { isWritable } from '../exporting/is-writable.ts'
import { orderRoles } from '../exporting/role-order.ts'
import { madeByAws } from '../exporting/service-roles.ts'
import { call, json, type OptionValue } from './shell.ts'

/** The calls that make all that IAM keeps of an account, in an order in which none names what isn't there yet. */
export function iamCalls(contents: Contents): string[] {
  const { users, groups, roles, policies, instanceProfiles } = contents
  const made = orderRoles(roles.filter((role) => madeByAws(role) === null)).placed.map(({ role }) => role)
  const writable = made.filter(({ trustPolicy }) => isWritable(trustPolicy))
  return [
    ...settingCalls(contents),
    ...policies.flatMap(policyCalls),
    ...groups.map(({ name, path }) => call('iam create-group', { 'group-name': name, path })),
    ...users.flatMap(userCalls),
    ...roles.flatMap(serviceLinkedCalls),
    ...writable.map(roleCall),
    ...[...groups, ...users, ...writable].flatMap(permissionCalls),
    ...instanceProfiles.flatMap(profileCalls),
    ...providerCalls(contents),
  ]
}

/** Tags as the AWS CLI takes them; null for none. */
export function tagList(tags: Tags): OptionValue {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  return list.length === 0 ? null : json(list)
}

function settingCalls({ account }: Contents): string[] {
  const { alias, passwordPolicy } = account
  const alone = alias === null ? [] : [call('iam create-account-alias', { 'account-alias': alias })]
  if (passwordPolicy === null) return alone
  const given = Object.entries(passwordPolicy).flatMap(([field, value]): [string, JsonValue][] =>
    value === null ? [] : [[field.charAt(0).toUpperCase() + field.slice(1), value]],
  )
  return [
    ...alone,
    call('iam update-account-password-policy', { 'cli-input-json': json(Object.fromEntries(given)) }),
  ]
}

/** All versions, oldest first: AWS counts them anew. */
function policyCalls(policy: ManagedPolicy): string[] {
  const [first, ...others] = policy.versions.filter(({ document }) => isWritable(document))
  if (first === undefined) return []
  return [
    call('iam create-policy', {
      'policy-name': policy.name,
      path: policy.path,
      description: policy.description === '' ? null : policy.description,
      'policy-document': json(first.document),
      tags: tagList(policy.tags),
    }),
    ...others.map(({ versionId, document }) =>
      call('iam create-policy-version', {
        'policy-arn': policy.arn,
        'policy-document': json(document),
        [versionId === policy.defaultVersionId ? 'set-as-default' : 'no-set-as-default']: true,
      }),
    ),
  ]
}

function serviceLinkedCalls(role: Role): string[] {
  const made = madeByAws(role)
  if (made?.kind !== 'service-linked') return []
  return [
    call('iam create-service-linked-role', {
      'aws-service-name': made.service,
      'custom-suffix': made.suffix,
    }),
  ]
}

function roleCall(role: Role): string {
  return call('iam create-role', {
    'role-name': role.name,
    path: role.path,
    description: role.description === '' ? null : role.description,
    'max-session-duration': String(role.maxSessionDuration),
    'assume-role-policy-document': json(role.trustPolicy),
    'permissions-boundary': role.permissionsBoundary,
    tags: tagList(role.tags),
  })
}

type Holder = {
  readonly kind: 'user' | 'group' | 'role'
  readonly name: string
  readonly attachedPolicies: readonly Arn[]
  readonly inlinePolicies: readonly InlinePolicy[]
}

function permissionCalls({ kind, name, attachedPolicies, inlinePolicies }: Holder): string[] {
  return [
    ...attachedPolicies.map((policy) =>
      call(`iam attach-${kind}-policy`, { [`${kind}-name`]: name, 'policy-arn': policy }),
    ),
    ...inlinePolicies
      .filter(({ document }) => isWritable(document))
      .map((policy) =>
        call(`iam put-${kind}-policy`, {
          [`${kind}-name`]: name,
          'policy-name': policy.name,
          'policy-document': json(policy.document),
        }),
      ),
  ]
}

function providerCalls({ samlProviders, oidcProviders }: Contents): string[] {
  return [
    ...samlProviders.flatMap(({ name, metadata, tags }) =>
      metadata === null
        ? []
        : [
            call('iam create-saml-provider', {
              name,
              'saml-metadata-document': metadata,
              tags: tagList(tags),
            }),
          ],
    ),
    ...oidcProviders.map(({ url, clientIds, thumbprints, tags }) =>
      call('iam create-open-id-connect-provider', {
        'cli-input-json': json({
          Url: `https://${url}`,
          ClientIDList: clientIds,
          ...(thumbprints.length === 0 ? {} : { ThumbprintList: thumbprints }),
        }),
        tags: tagList(tags),
      }),
    ),
  ]
}

function userCalls(user: User): string[] {
  const made = call('iam create-user', {
    'user-name': user.name,
    path: user.path,
    'permissions-boundary': user.permissionsBoundary,
    tags: tagList(user.tags),
  })
  const joined = user.groups.map((group) =>
    call('iam add-user-to-group', { 'user-name': user.name, 'group-name': group }),
  )
  return [made, ...joined]
}

function profileCalls({ name, path, tags, roleName }: InstanceProfile): string[] {
  const profile = { 'instance-profile-name': name }
  const made = call('iam create-instance-profile', { ...profile, path, tags: tagList(tags) })
  if (roleName === null) return [made]
  return [made, call('iam add-role-to-instance-profile', { ...profile, 'role-name': roleName })]
}

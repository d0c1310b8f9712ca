import type { EntityId, Role, User } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'

import { blockNames } from '../exporting/block-names.ts'
import type { Contents } from '../exporting/contents.ts'
import { madePrincipals } from '../exporting/named-principals.ts'
import { madeByAws } from '../exporting/service-roles.ts'
import { reference, type Hcl } from './hcl.ts'

/** What the blocks of one account are called, and how they refer to one another. */
export type TerraformNames = {
  readonly of: (id: EntityId) => string
  /** The ARN of a policy: of its block where this file makes it, else as it is. */
  readonly policy: (policy: Arn) => Hcl
  /** The name of a group: of its block where this file makes it. */
  readonly group: (name: string) => Hcl
  readonly role: (name: string) => Hcl
  /** The name of the bucket of that ARN: of its block where this file makes it. */
  readonly bucket: (bucket: string) => Hcl
  /** The blocks of the users and roles that this file makes and that have one of these ARNs. */
  readonly principals: (arns: readonly string[]) => Hcl[]
}

/** Name the blocks of an account: one name an entity, told apart by kind through Terraform's own types. */
export function terraformNames(contents: Contents): TerraformNames {
  const { users, groups, roles, policies, instanceProfiles, samlProviders, oidcProviders, resources } =
    contents
  const names = new Map<EntityId, string>()
  const oidc = oidcProviders.map(({ id, url }) => ({ id, name: url }))
  const kinds = [users, groups, roles, policies, instanceProfiles, samlProviders, oidc, resources]
  for (const kind of kinds) for (const [id, name] of blockNames(kind, '_')) names.set(id, name)
  const of = (id: EntityId) => names.get(id) ?? 'x'
  const groupIds = new Map(groups.map(({ name, id }) => [name.toLowerCase(), id]))
  const roleIds = new Map(roles.map(({ name, id }) => [name.toLowerCase(), id]))
  const madeAmong = madePrincipals(contents)
  return {
    of,
    policy: (policy) => (names.has(policy) ? reference(`aws_iam_policy.${of(policy)}.arn`) : policy),
    group: (name) => named(groupIds, 'aws_iam_group', name, of),
    role: (name) => named(roleIds, 'aws_iam_role', name, of),
    bucket: (bucket) =>
      names.has(bucket)
        ? reference(`aws_s3_bucket.${of(bucket)}.id`)
        : bucket.slice(bucket.lastIndexOf(':') + 1),
    principals: (arns) => madeAmong(arns).map((one) => reference(`${blockType(one)}.${of(one.id)}`)),
  }
}

function blockType(one: User | Role): string {
  if (one.kind === 'user') return 'aws_iam_user'
  return madeByAws(one) === null ? 'aws_iam_role' : 'aws_iam_service_linked_role'
}

function named(
  ids: ReadonlyMap<string, EntityId>,
  type: string,
  name: string,
  of: (id: EntityId) => string,
): Hcl {
  const id = ids.get(name.toLowerCase())
  return id === undefined ? name : reference(`${type}.${of(id)}.name`)
}

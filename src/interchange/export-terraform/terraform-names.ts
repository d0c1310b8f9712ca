import type { EntityId } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'

import { blockNames } from '../exporting/block-names.ts'
import type { Contents } from '../exporting/contents.ts'
import { reference, type Hcl } from './hcl.ts'

/** What the blocks of one account are called, and how they refer to one another. */
export type TerraformNames = {
  readonly of: (id: EntityId) => string
  /** The ARN of a policy: of its block where this file makes it, else as it is. */
  readonly policy: (policy: Arn) => Hcl
  /** The name of a group: of its block where this file makes it. */
  readonly group: (name: string) => Hcl
  readonly role: (name: string) => Hcl
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
  return {
    of,
    policy: (policy) => (names.has(policy) ? reference(`aws_iam_policy.${of(policy)}.arn`) : policy),
    group: (name) => named(groupIds, 'aws_iam_group', name, of),
    role: (name) => named(roleIds, 'aws_iam_role', name, of),
  }
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

import type {
  Account,
  Entity,
  EntityKind,
  EntityOf,
  Group,
  InstanceProfile,
  ManagedPolicy,
  Resource,
  Role,
  User,
} from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** All that lives in one account, by kind, in the order of creation. */
export type Contents = {
  readonly account: Account
  readonly users: readonly User[]
  readonly groups: readonly Group[]
  readonly roles: readonly Role[]
  readonly policies: readonly ManagedPolicy[]
  readonly instanceProfiles: readonly InstanceProfile[]
  readonly samlProviders: readonly EntityOf<'saml-provider'>[]
  readonly oidcProviders: readonly EntityOf<'oidc-provider'>[]
  readonly resources: readonly Resource[]
}

/** What each account of the workspace holds; accounts of others only where something of theirs is known. */
export function contentsOf(workspace: Workspace): readonly Contents[] {
  return entitiesOf(workspace, 'account').flatMap((account) => {
    const inside = entitiesOfAccount(workspace, account.accountId)
    if (account.ownership === 'third-party' && inside.length === 0) return []
    return [
      {
        account,
        users: ofKind(inside, 'user'),
        groups: ofKind(inside, 'group'),
        roles: ofKind(inside, 'role'),
        policies: ofKind(inside, 'policy'),
        instanceProfiles: ofKind(inside, 'instance-profile'),
        samlProviders: ofKind(inside, 'saml-provider'),
        oidcProviders: ofKind(inside, 'oidc-provider'),
        resources: ofKind(inside, 'resource'),
      },
    ]
  })
}

/** How many users, groups and roles of an account have each policy, as permissions and as boundaries. */
export type PolicyUses = {
  readonly attached: ReadonlyMap<Arn, number>
  readonly bounding: ReadonlyMap<Arn, number>
}

/** Count the uses of policies in an account; those that aren't used are absent. Linear. */
export function policyUses({ users, groups, roles }: Contents): PolicyUses {
  const attached = new Map<Arn, number>()
  const bounding = new Map<Arn, number>()
  for (const holder of [...users, ...groups, ...roles]) {
    for (const policy of holder.attachedPolicies) attached.set(policy, (attached.get(policy) ?? 0) + 1)
    const boundary = holder.kind === 'group' ? null : holder.permissionsBoundary
    if (boundary !== null) bounding.set(boundary, (bounding.get(boundary) ?? 0) + 1)
  }
  return { attached, bounding }
}

function ofKind<Kind extends EntityKind>(entities: readonly Entity[], kind: Kind): EntityOf<Kind>[] {
  return entities.filter((entity): entity is EntityOf<Kind> => entity.kind === kind)
}

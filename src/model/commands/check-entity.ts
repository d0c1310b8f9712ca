import type { Entity, EntityKind, Role } from '../entities/entity.ts'
import type { QuotaName } from '../entities/limits.ts'
import type { AccountId, Arn } from '../entities/names.ts'
import { roleKind } from '../entities/role-kind.ts'
import { entitiesOfAccount, entityOfUniqueId, named } from '../look-up.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { checkCount } from './check-input.ts'
import type { Problem, Subject } from './problem.ts'

const accountQuotas: Partial<Readonly<Record<EntityKind, QuotaName>>> = {
  user: 'users-per-account',
  group: 'groups-per-account',
  role: 'roles-per-account',
  policy: 'policies-per-account',
  'instance-profile': 'instance-profiles-per-account',
  'saml-provider': 'saml-providers-per-account',
  'oidc-provider': 'oidc-providers-per-account',
}

/** Is there room in the account for one more of this kind? Refuses an account that isn't in the workspace. */
export function checkRoom(workspace: Workspace, accountId: AccountId, kind: EntityKind): Problem | null {
  const account = entityOf(workspace, 'account', `account/${accountId}`)
  if (account === undefined) return noSuch('account', accountId)
  const quota = accountQuotas[kind]
  if (quota === undefined) return null
  const present = entitiesOfAccount(workspace, accountId).filter((entity) => entity.kind === kind)
  return checkCount(quota, present.length + 1, [])
}

/** Is the name free in its account? IAM ignores letter case, and the path doesn't count. */
export function checkNameFree(
  workspace: Workspace,
  kind: EntityKind,
  accountId: AccountId,
  name: string,
): Problem | null {
  const holder = named(workspace, kind, accountId, name)
  return holder === undefined ? null : alreadyExists(kind, nameOf(holder))
}

/** Is this unique id new? Unique ids are never used again (R3.10). */
export function checkUniqueId(workspace: Workspace, uniqueId: string): Problem | null {
  return entityOfUniqueId(workspace, uniqueId) === undefined ? null : alreadyExists('unique-id', uniqueId)
}

/**
 * May a customer change this entity? Not AWS's managed policies, nor roles that AWS's services keep.
 *
 * Rule R10.11. Source: IAM User Guide, "Policies and permissions in IAM", "Using service-linked roles".
 */
export function checkModifiable(entity: Entity): Problem | null {
  if (entity.kind === 'policy' && entity.owner === 'aws') {
    return { kind: 'unmodifiable-entity', name: entity.name, reason: 'aws-managed' }
  }
  if (entity.kind === 'organization-policy' && entity.awsManaged) {
    return { kind: 'unmodifiable-entity', name: entity.name, reason: 'aws-managed' }
  }
  return entity.kind === 'role' ? checkRoleModifiable(entity) : null
}

function checkRoleModifiable({ path, name }: Role): Problem | null {
  const kind = roleKind({ path, name })
  return kind === 'own' ? null : { kind: 'unmodifiable-entity', name, reason: kind }
}

/** Is there such a managed policy, and may entities of this account use it? Refuses that of another account. */
export function checkUsablePolicy(workspace: Workspace, policy: Arn, accountId: AccountId): Problem | null {
  const found = entityOf(workspace, 'policy', policy)
  if (found === undefined) return noSuch('policy', policy)
  return found.owner === 'aws' || found.owner === accountId ? null : noSuch('policy', policy)
}

/** The refusal of something that isn't there. */
export function noSuch(what: Subject, name: string): Problem {
  return { kind: 'no-such-entity', what, name }
}

/** The refusal of something that is there already. */
export function alreadyExists(what: Subject, name: string): Problem {
  return { kind: 'entity-already-exists', what, name }
}

/** What people call an entity: its name; the issuer of an OIDC provider, the action of a pinned request or an expectation, the id of an organization. */
export function nameOf(entity: Entity): string {
  if (entity.kind === 'oidc-provider') return entity.url
  if (entity.kind === 'organization') return entity.organizationId
  return entity.kind === 'pinned-request' || entity.kind === 'expectation' ? entity.action : entity.name
}

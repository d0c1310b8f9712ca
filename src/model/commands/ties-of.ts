import type { Entity, Group, ManagedPolicy, Role, User } from '../entities/entity.ts'
import { boundedBy, entitiesOfAccount, holdersOf, membersOf, type PolicyHolder } from '../look-up.ts'
import { accountsInOrganization, childrenOf, organizationOf, targetsOf } from '../organization.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import type { Tie } from './problem.ts'

/**
 * All that must be undone before AWS deletes an entity (IAM: DeleteConflict). Pinned requests, identity providers and
 * resources are tied to nothing; an account to all that is in it.
 *
 * Source: IAM API Reference, "DeleteUser", "DeleteGroup", "DeleteRole", "DeletePolicy", "DeleteInstanceProfile".
 */
export function tiesOf(workspace: Workspace, entity: Entity): readonly Tie[] {
  switch (entity.kind) {
    case 'account':
      return ties('entity', ids(entitiesOfAccount(workspace, entity.accountId)))
    case 'user':
      return [...tiesOfHolder(entity), ...tiesOfUser(entity)]
    case 'group':
      return [...tiesOfHolder(entity), ...tiesOfGroup(workspace, entity)]
    case 'role':
      return [...tiesOfHolder(entity), ...tiesOfRole(workspace, entity)]
    case 'policy':
      return tiesOfPolicy(workspace, entity)
    case 'instance-profile':
      return ties('role', entity.roleName === null ? [] : [entity.roleName])
    case 'organization':
      return ties('entity', ids(insideOrganization(workspace)))
    case 'organizational-unit':
      return ties('entity', ids(childrenOf(workspace, entity.id)))
    case 'organization-policy':
      return ties('organization-attachment', ids(targetsOf(workspace, entity.id)))
    case 'saml-provider':
    case 'oidc-provider':
    case 'resource':
    case 'board':
    case 'pinned-request':
    case 'expectation':
      return []
  }
}

/** All units, and all accounts but the management account, with which the organization goes. */
function insideOrganization(workspace: Workspace): readonly Entity[] {
  const management = organizationOf(workspace)?.managementAccountId
  const members = accountsInOrganization(workspace).filter(({ accountId }) => accountId !== management)
  return [...entitiesOf(workspace, 'organizational-unit'), ...members]
}

function tiesOfHolder({ attachedPolicies, inlinePolicies }: PolicyHolder): readonly Tie[] {
  const inline = inlinePolicies.map(({ name }) => name)
  return [...ties('attached-policy', attachedPolicies), ...ties('inline-policy', inline)]
}

function tiesOfUser(user: User): readonly Tie[] {
  const keys = user.accessKeys.map(({ accessKeyId }) => accessKeyId)
  const devices = user.mfaDevices.map(({ serialNumber }) => serialNumber)
  return [
    ...ties('group-membership', user.groups),
    ...ties('login-profile', user.loginProfile ? [user.name] : []),
    ...ties('access-key', keys),
    ...ties('mfa-device', devices),
  ]
}

function tiesOfGroup(workspace: Workspace, group: Group): readonly Tie[] {
  return ties('member', ids(membersOf(workspace, group)))
}

function tiesOfRole(workspace: Workspace, role: Role): readonly Tie[] {
  const profiles = entitiesOfAccount(workspace, role.accountId).filter(
    (entity) => entity.kind === 'instance-profile' && entity.roleName === role.name,
  )
  return ties('instance-profile', ids(profiles))
}

function tiesOfPolicy(workspace: Workspace, policy: ManagedPolicy): readonly Tie[] {
  const others = policy.versions.filter(({ versionId }) => versionId !== policy.defaultVersionId)
  return [
    ...ties('attachment', ids(holdersOf(workspace, policy.arn))),
    ...ties('boundary-of', ids(boundedBy(workspace, policy.arn))),
    ...ties(
      'version',
      others.map(({ versionId }) => versionId),
    ),
  ]
}

function ties(tie: Tie['tie'], names: readonly string[]): readonly Tie[] {
  return names.map((name) => ({ tie, name }))
}

function ids(entities: readonly Entity[]): readonly string[] {
  return entities.map(({ id }) => id)
}

import type {
  Account,
  EntityId,
  Group,
  OidcProvider,
  Principal,
  Provider,
  Resource,
  Role,
  SamlProvider,
  User,
} from '#model/entities/entity.ts'
import { accountId, type AccountId, type Arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { strangerKind } from './stranger-kind.ts'
import type { TrustNode, TrustNodeKind } from './trust-graph.ts'

/** The workspace as the trust graph looks things up in it, and the nodes for what it finds. */
export type Directory = {
  readonly workspace: Workspace
  readonly users: readonly User[]
  readonly roles: readonly Role[]
  readonly groups: readonly Group[]
  /** SAML providers, then OIDC providers. */
  readonly providers: readonly Provider[]
  readonly resources: readonly Resource[]
  /** Is the account one of ours, so that whoever isn't in the workspace isn't there at all? */
  readonly isOurs: (account: string) => boolean
  readonly principalAt: (arnText: string) => Principal | undefined
  readonly roleNamed: (account: string, name: string) => Role | undefined
  readonly principalOfId: (uniqueId: string) => Principal | undefined
}

/** Cost: one walk over the workspace. */
export function directoryOf(workspace: Workspace): Directory {
  const { users, roles, groups, providers, resources, accounts } = sorted(workspace)
  const populated = new Set<string>([...users, ...roles].map((principal) => principal.accountId))
  const byName = new Map(roles.map((role) => [`${role.accountId}/${role.name}`, role]))
  const byUniqueId = new Map([...users, ...roles].map((principal) => [principal.uniqueId, principal]))
  return {
    workspace,
    users,
    roles,
    groups,
    providers,
    resources,
    isOurs: (account) => {
      const known = accounts.get(account)
      return known === undefined ? populated.has(account) : known.ownership === 'own'
    },
    principalAt: (text) => entityOf(workspace, 'user', text) ?? entityOf(workspace, 'role', text),
    roleNamed: (account, name) => byName.get(`${account}/${name}`),
    principalOfId: (uniqueId) => byUniqueId.get(uniqueId),
  }
}

/** The entities that the relation looks at, kind by kind, in one walk. */
function sorted({ entities }: Workspace) {
  const users: User[] = []
  const roles: Role[] = []
  const groups: Group[] = []
  const [saml, oidc]: [SamlProvider[], OidcProvider[]] = [[], []]
  const resources: Resource[] = []
  const accounts = new Map<string, Account>()
  for (const entity of entities.values()) {
    if (entity.kind === 'user') users.push(entity)
    else if (entity.kind === 'role') roles.push(entity)
    else if (entity.kind === 'group') groups.push(entity)
    else if (entity.kind === 'resource') resources.push(entity)
    else if (entity.kind === 'saml-provider') saml.push(entity)
    else if (entity.kind === 'oidc-provider') oidc.push(entity)
    else if (entity.kind === 'account') accounts.set(entity.accountId, entity)
  }
  return { users, roles, groups, providers: [...saml, ...oidc], resources, accounts }
}

/** The node of something that the workspace holds. */
export function entityNode(entity: {
  readonly kind: 'user' | 'group' | 'role' | 'saml-provider' | 'oidc-provider'
  readonly id: EntityId
  readonly arn: Arn
  readonly accountId: AccountId
  readonly name?: string
  readonly url?: string
}): TrustNode {
  const found = nodes.get(entity)
  if (found !== undefined) return found
  const { kind, id, accountId: account, arn } = entity
  const name = entity.name ?? entity.url ?? arn
  const node: TrustNode = { id: arn, kind, name, accountId: account, entity: id }
  nodes.set(entity, node)
  return node
}

/** Entities are never changed in place, so that each has one node. */
const nodes = new WeakMap<object, TrustNode>()

/** The node for an account as a whole: `root` where it is ours, else an outside account. */
export function accountNode({ workspace, isOurs }: Directory, account: string, partition: string): TrustNode {
  const entity = entityOf(workspace, 'account', `account/${account}`)
  return {
    id: `arn:${partition}:iam::${account}:root`,
    kind: isOurs(account) ? 'root' : 'external-account',
    name: entity?.name ?? account,
    accountId: accountId(account),
    entity: entity?.id ?? null,
  }
}

/** The node for a provider that a trust policy names, held by the workspace or not. */
export function providerNode({ workspace }: Directory, provider: string): TrustNode {
  const held: SamlProvider | OidcProvider | undefined =
    entityOf(workspace, 'saml-provider', provider) ?? entityOf(workspace, 'oidc-provider', provider)
  if (held !== undefined) return entityNode(held)
  const kind: TrustNodeKind = provider.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider'
  const name = provider.replace(/^.*:(saml|oidc)-provider\//, '')
  return { id: provider, kind, name, accountId: accountIn(provider), entity: null }
}

/** The node for a service, by its principal such as `lambda.amazonaws.com`. */
export function serviceNode(service: string): TrustNode {
  return { id: service, kind: 'service', name: service, accountId: null, entity: null }
}

/** The node for somebody who is named and isn't in the workspace: of another account, deleted, or not there. */
export function strangerNode({ isOurs }: Pick<Directory, 'isOurs'>, text: string): TrustNode {
  const name = /^arn:[^:]*:(?:iam|sts)::\d{12}:(.+)$/.exec(text)?.[1] ?? text
  return { id: text, kind: strangerKind(text, isOurs), name, accountId: accountIn(text), entity: null }
}

/** Everyone who has AWS credentials, of whatever account. */
export const anyone: TrustNode = { id: '*', kind: 'anyone', name: 'Anyone', accountId: null, entity: null }

function accountIn(text: string): AccountId | null {
  const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(text)?.[1]
  return account === undefined ? null : accountId(account)
}

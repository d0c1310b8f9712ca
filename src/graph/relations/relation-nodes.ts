import type { Entity } from '#model/entities/entity.ts'
import { accountId as anAccount } from '#model/entities/names.ts'
import { accountOf } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { accountNode, anyone, type Directory, directoryOf, serviceNode, strangerNode } from '../directory.ts'
import { nodesById } from '../graph-index.ts'
import type { TrustGraph, TrustNode } from '../trust-graph.ts'
import type { Relation, RelationNode } from './relation.ts'

/** A node of the trust relation as one of all relations. */
function nodeOfTrust(node: TrustNode): RelationNode {
  return { ...node, resourceType: null }
}

/** The node of something that the workspace holds; null of what has no place among relations. */
function nodeOfEntity(entity: Entity): RelationNode | null {
  switch (entity.kind) {
    case 'user':
    case 'group':
    case 'role':
    case 'policy':
    case 'instance-profile':
    case 'saml-provider': {
      const { kind, id, name } = entity
      return { id, kind, name, accountId: accountOf(entity), entity: id, resourceType: null }
    }
    case 'oidc-provider': {
      const { kind, id, url, accountId } = entity
      return { id, kind, name: url, accountId, entity: id, resourceType: null }
    }
    case 'resource': {
      const { id, name, accountId, type } = entity
      const kind = type === 'ec2-instance' ? 'instance' : type === 'lambda-function' ? 'function' : 'resource'
      return { id, kind, name, accountId, entity: id, resourceType: type }
    }
    case 'account':
    case 'board':
    case 'pinned-request':
    case 'expectation':
    case 'organization':
    case 'organizational-unit':
    case 'organization-policy':
      return null
  }
}

/**
 * The nodes of those ids: as the trust relation has them, as the workspace holds them, else as strangers. Each once, in
 * the order of the ids.
 */
export function nodesNamed(
  workspace: Workspace,
  graph: TrustGraph,
  ids: Iterable<string>,
): readonly RelationNode[] {
  const nodes = nodesById(graph)
  return [...new Set(ids)].map((id) => {
    const trusted = nodes.get(id)
    const entity = workspace.entities.get(id)
    const held = entity === undefined ? null : nodeOfEntity(entity)
    if (id.startsWith(patternMark)) return patternNode(id)
    return held ?? nodeOfTrust(trusted ?? nodeOfText(workspace, id))
  })
}

/** The ids at the ends of relations. */
export function endsOf(relations: readonly Relation[]): readonly string[] {
  return relations.flatMap(({ from, to }) => [from, to])
}

const patternMark = 'pattern '

/** The id of the node that stands for all that a pattern of ARNs covers. */
export function patternId(pattern: string): string {
  return `${patternMark}${pattern}`
}

function patternNode(id: string): RelationNode {
  const name = id.slice(patternMark.length)
  const account = name.split(':')[4] ?? ''
  return {
    id,
    kind: 'pattern',
    name,
    accountId: /^\d{12}$/.test(account) ? anAccount(account) : null,
    entity: null,
    resourceType: null,
  }
}

/** Somebody of whom nothing is known but the name. An account as a whole is ours or not, whether or not a role trusts it. */
function nodeOfText(workspace: Workspace, id: string): TrustNode {
  if (id === anyone.id) return anyone
  const [, partition, account] = /^arn:([^:]+):iam::(\d{12}):root$/.exec(id) ?? []
  if (partition !== undefined && account !== undefined)
    return accountNode(directoryIn(workspace), account, partition)
  if (/^[a-z0-9.-]+$/.test(id)) return serviceNode(id)
  const stranger = strangerNode(directoryIn(workspace), id)
  // the far end of a way need be no principal
  return stranger.kind === 'invalid-principal' && id.startsWith('arn:')
    ? { ...stranger, kind: 'resource' }
    : stranger
}

const directories = new WeakMap<Workspace, Directory>()

function directoryIn(workspace: Workspace): Directory {
  const known = directories.get(workspace)
  if (known !== undefined) return known
  const made = directoryOf(workspace)
  directories.set(workspace, made)
  return made
}

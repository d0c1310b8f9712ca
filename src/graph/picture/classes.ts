import { isHalfState } from '../half.ts'
import type { TrustEdge, TrustGraph, TrustNode, TrustNodeKind } from '../trust-graph.ts'

/** Sorts of those who reach somebody, coarse enough that an account of any size has few combinations of them. */
export type Sort =
  | 'service'
  | 'machine'
  | 'provider'
  | 'user'
  | 'role'
  | 'account'
  | 'outside'
  | 'anyone'
  /** Of whatever sort: whether it is reached is not known. */
  | 'unknown'

/** What a node is like, seen from far away: of which sorts are those that reach it, and does it reach anything? */
export type NodeClass = { readonly reachedBy: readonly Sort[]; readonly reaches: boolean }

type Graph = {
  readonly nodes: readonly Pick<TrustNode, 'id' | 'kind'>[]
  readonly edges: readonly Pick<TrustEdge, 'from' | 'to' | 'kind' | 'state'>[]
}

const known = new WeakMap<Graph, ReadonlyMap<string, NodeClass>>()

/**
 * The class of each node by id. Half edges are no access and don't count, nor do memberships. Cost is linear, once for each
 * graph.
 */
export function classesOf(graph: Graph): ReadonlyMap<string, NodeClass> {
  let classes = known.get(graph)
  if (classes === undefined) known.set(graph, (classes = classesNow(graph)))
  return classes
}

function classesNow({ nodes, edges }: Graph): ReadonlyMap<string, NodeClass> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]))
  const reachedBy = new Map<string, Set<Sort>>()
  const reaching = new Set<string>()
  for (const { from, to, kind, state } of edges) {
    if (kind === 'member' || isHalfState(state)) continue
    if (state !== 'unknown') reaching.add(from)
    const source = kinds.get(from)
    if (source === undefined) continue
    const sort = state === 'unknown' ? state : sortOf(source)
    const sorts = reachedBy.get(to)
    if (sorts === undefined) reachedBy.set(to, new Set([sort]))
    else sorts.add(sort)
  }
  return new Map(
    nodes.map(({ id }) => [
      id,
      { reachedBy: [...(reachedBy.get(id) ?? [])].toSorted(), reaches: reaching.has(id) },
    ]),
  )
}

/**
 * By kind, account and class, as one text. Users and groups are told apart by whether they reach anything, roles by who
 * reaches them; all others by their kind alone.
 */
export function classKeys(graph: TrustGraph): ReadonlyMap<string, string> {
  const classes = classesOf(graph)
  return new Map(
    graph.nodes.map(({ id, kind, accountId }) => {
      const { reachedBy = [], reaches = false } = classes.get(id) ?? {}
      if (kind === 'role') return [id, `role ${accountId} ${reachedBy.join(' ')}`]
      if (kind === 'user') return [id, `user ${accountId} ${reaches ? 'reaches' : ''}`]
      return [id, kind === 'group' ? `group ${accountId}` : kind]
    }),
  )
}

function sortOf(kind: TrustNodeKind): Sort {
  switch (kind) {
    case 'service':
    case 'anyone':
      return kind
    case 'instance':
    case 'function':
      return 'machine'
    case 'saml-provider':
    case 'oidc-provider':
      return 'provider'
    case 'user':
    case 'group':
      return 'user'
    case 'role':
      return 'role'
    case 'root':
      return 'account'
    case 'external-account':
    case 'external-principal':
      return 'outside'
    case 'deleted-user': // these reach nobody
    case 'deleted-role':
    case 'missing-user':
    case 'missing-role':
    case 'federated-user':
    case 'invalid-principal':
    case 'resource':
    case 'policy':
      return 'unknown'
  }
}

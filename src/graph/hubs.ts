import { entityOf, type Workspace } from '#model/workspace.ts'

import { type Mentions, mentionsOf } from './pair-classes.ts'
import type { TrustEdge, TrustEdgeState, TrustGraph, TrustNode } from './trust-graph.ts'

/**
 * What one principal can do with the roles that trust a hub: an account as a whole, or anyone. It stands for `roles` edges, of
 * which `states` tells how many are of each state.
 */
export type HubEdge = {
  readonly id: string
  readonly from: string
  readonly hub: string
  readonly roles: readonly string[]
  readonly states: Readonly<Partial<Record<TrustEdgeState, number>>>
}

/** A graph in which hubs stand for what leads through them. `edges` are all others, those from hubs to roles among them. */
export type HubbedGraph = {
  readonly nodes: readonly TrustNode[]
  readonly edges: readonly TrustEdge[]
  readonly through: readonly HubEdge[]
  /** Hubs that stand for edges now, each with how many. */
  readonly closed: ReadonlyMap<string, number>
}

/** A hub through which fewer edges lead stays open. */
const fewestThrough = 12

/**
 * The relation with one edge from each principal to a hub in place of one to every role that trusts the hub: 5,000 roles that
 * trust an account, and ten administrators there, are 5,010 edges and not 50,000. An edge leads through a hub where the role
 * trusts that hub and doesn't name the principal besides; every edge is in exactly one place. Hubs in `opened`, and those through
 * which little leads, are left as they are. Cost: linear in the edges.
 */
export function withHubs(
  workspace: Workspace,
  graph: TrustGraph,
  opened: ReadonlySet<string> = new Set(),
): HubbedGraph {
  const hubsOf = hubsByRole(graph, opened)
  const kept: TrustEdge[] = []
  const through = new Map<string, Map<string, TrustEdge[]>>()
  const accounts = new Map(graph.nodes.map(({ id, accountId }) => [id, accountId]))
  for (const edge of graph.edges) {
    const account = accounts.get(edge.from) ?? null
    const hubs = edge.kind === 'AssumeRole' ? (hubsOf.get(edge.to) ?? []) : []
    const hub = hubs.find(
      (one) => one.id !== edge.from && (one.accountId === account || one.kind === 'anyone'),
    )
    if (hub === undefined || isNamed(workspace, edge)) {
      kept.push(edge)
      continue
    }
    const ofHub = through.get(hub.id) ?? new Map<string, TrustEdge[]>()
    through.set(hub.id, ofHub)
    const list = ofHub.get(edge.from)
    if (list === undefined) ofHub.set(edge.from, [edge])
    else list.push(edge)
  }
  const closed = new Map<string, number>()
  const merged: HubEdge[] = []
  for (const [hub, ofHub] of through) {
    const count = [...ofHub.values()].reduce((sum, list) => sum + list.length, 0)
    if (count < fewestThrough) {
      for (const list of ofHub.values()) kept.push(...list)
      continue
    }
    closed.set(hub, count)
    for (const [from, list] of ofHub) merged.push(hubEdge(from, hub, list))
  }
  return { nodes: graph.nodes, edges: kept, through: merged, closed }
}

function hubEdge(from: string, hub: string, edges: readonly TrustEdge[]): HubEdge {
  const states: Partial<Record<TrustEdgeState, number>> = {}
  for (const { state } of edges) states[state] = (states[state] ?? 0) + 1
  return { id: `hub ${from} ${hub}`, from, hub, roles: edges.map(({ to }) => to), states }
}

/** The hubs that each role trusts. */
function hubsByRole(
  { nodes, edges }: TrustGraph,
  opened: ReadonlySet<string>,
): ReadonlyMap<string, readonly TrustNode[]> {
  const hubs = new Map(
    nodes.flatMap((node) => {
      const isHub = node.kind === 'root' || node.kind === 'external-account' || node.kind === 'anyone'
      return isHub && !opened.has(node.id) ? [[node.id, node]] : []
    }),
  )
  const found = new Map<string, TrustNode[]>()
  for (const { from, to } of edges) {
    const hub = hubs.get(from)
    if (hub === undefined) continue
    const list = found.get(to)
    if (list === undefined) found.set(to, [hub])
    else list.push(hub)
  }
  return found
}

const mentions = new WeakMap<object, Mentions>()

/** Does the trust policy name the principal itself, or can't that be told? */
function isNamed(workspace: Workspace, { from, to }: TrustEdge): boolean {
  const role = entityOf(workspace, 'role', to)
  const principal = entityOf(workspace, 'user', from) ?? entityOf(workspace, 'role', from)
  if (role === undefined || principal === undefined) return true
  const known = mentions.get(role) ?? mentionsOf(role)
  mentions.set(role, known)
  const single = known.single
  return (
    single === null ||
    single.has(from) ||
    single.has(principal.uniqueId) ||
    single.has(`${principal.accountId}/${principal.name}`)
  )
}

import { entityOf, type Workspace } from '#model/workspace.ts'

import { shortestWays, simpleWays } from '../relations/hops.ts'
import { accessAsSessions } from '../relations/named-sessions.ts'
import { assumeHops } from '../relations/scene.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '../trust-graph.ts'
import type { Access } from './access-of.ts'
import { heldBy } from './certain-denial.ts'
import { prepared } from './principal-access.ts'
import { rank } from './what-can.ts'

/** From whom, to a role or to an action on a resource. */
export type WaysQuestion = {
  readonly from: string
  readonly to:
    | { readonly kind: 'role'; readonly role: string }
    | { readonly kind: 'action'; readonly action: string; readonly resource: string }
}

/** One way: hops in order, none where the first may do it as it is. `access`: what its end may do, where that was asked. */
export type Way = {
  readonly hops: readonly TrustEdge[]
  readonly end: string
  readonly access: Access | null
}

export type Ways = {
  /** Shortest first. */
  readonly ways: readonly Way[]
  /** Are those all, without a node twice, that are no longer than `longest`? */
  readonly isComplete: boolean
  /** Those that the hops name. */
  readonly nodes: readonly TrustNode[]
}

/** Hops that a way has at most, and ways that are told of. */
export const longest = 6
export const most = 25

/**
 * The ways from one principal to a role over any number of assumptions, or to whoever may do an action: to each of these
 * the shortest. Half edges and what is unknown are no way. That the conditions of several hops can be met together isn't
 * looked into.
 */
export function waysTo(workspace: Workspace, graph: TrustGraph, { from, to }: WaysQuestion): Ways {
  const all = assumeHops({ graph })
  if (to.kind === 'role') {
    const { ways, isComplete } = simpleWays(all, [from, to.role], { longest, most })
    return waysOver(
      graph,
      ways.map((hops) => ({ hops, end: to.role, access: null })),
      isComplete,
    )
  }
  const ask = { action: to.action, resource: to.resource, context: {} }
  const { question, accessOfHeld } = prepared(workspace, ask)
  const asSessions = accessAsSessions(question)
  const found: Way[] = []
  for (const [end, hops] of [[from, []] as const, ...shortestWays(all, from)]) {
    const principal = entityOf(workspace, 'user', end) ?? entityOf(workspace, 'role', end)
    if (principal === undefined) continue
    const access = surestOf(accessOfHeld(heldBy(workspace, principal)), asSessions(principal))
    if (access.state === 'denied') continue
    found.push({ hops, end, access })
  }
  found.sort((a, b) => a.hops.length - b.hops.length)
  return waysOver(graph, found.slice(0, most), found.length <= most)
}

/** The surest of several ways to the same; where another one may let in as well, not all is told. */
function surestOf(own: Access, others: readonly Access[]): Access {
  const some = [own, ...others].filter(({ state }) => state !== 'denied')
  const [first = own, ...more] = some.toSorted((one, other) => rank[other.state] - rank[one.state])
  return first.state === 'conditional' && more.length > 0 ? { ...first, isExact: false } : first
}

function waysOver(graph: TrustGraph, ways: readonly Way[], isComplete: boolean): Ways {
  const named = new Set(ways.flatMap(({ hops, end }) => [end, ...hops.flatMap((hop) => [hop.from, hop.to])]))
  return { ways, isComplete, nodes: graph.nodes.filter(({ id }) => named.has(id)) }
}

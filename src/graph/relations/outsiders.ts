import { entityOf } from '#model/workspace.ts'

import type { TrustEdge, TrustNode, TrustNodeKind } from '../trust-graph.ts'
import type { OutsideReach, OutsidersAnswer } from './graph-question.ts'
import { shortestWays } from './hops.ts'
import { assumeHops, explainedWays, nodesOf, type Scene } from './scene.ts'

const outside: ReadonlySet<TrustNodeKind> = new Set([
  'external-account',
  'external-principal',
  'anyone',
  'saml-provider',
  'oidc-provider',
])

/**
 * The roles of our accounts that somebody outside gets to, by themselves or over others: other accounts, whoever of them
 * a trust policy names or the workspace holds, identities of providers, anyone. Whom a role asks to be of an account or
 * organization of ours is none. What the other account must allow besides is a condition of the
 * first hop. Cost: the edges that each of them reaches.
 */
export function outsidersIn(scene: Scene): OutsidersAnswer {
  const hops = assumeHops(scene)
  const isTheirs = ({ accountId }: TrustNode) =>
    entityOf(scene.workspace, 'account', `account/${accountId ?? ''}`)?.ownership === 'third-party'
  const ours = new Set(
    scene.graph.nodes.flatMap((node) => (node.kind === 'role' && !isTheirs(node) ? [node.id] : [])),
  )
  const found = new Map<string, { readonly outsider: string; readonly way: readonly TrustEdge[] }[]>()
  for (const node of scene.graph.nodes) {
    if (!outside.has(node.kind) && !isTheirs(node)) continue
    const { id: outsider } = node
    for (const [id, way] of shortestWays(hops, outsider)) {
      if (!ours.has(id)) continue
      const list = found.get(id) ?? []
      list.push({ outsider, way })
      found.set(id, list)
    }
  }
  const ways = explainedWays(
    scene,
    [...found.values()].flatMap((list) => list.map(({ way }) => way)),
  )
  let next = 0
  const roles = [...found].map(([role, list]): OutsideReach => ({
    role,
    by: list
      .map(({ outsider }) => ({ outsider, path: { hops: ways[next++] ?? [] } }))
      .toSorted((a, b) => a.path.hops.length - b.path.hops.length),
  }))
  return { roles, nodes: nodesOf(scene, ways.flat()) }
}

import type { TrustNodeKind } from '../trust-graph.ts'
import type { TrustEdge } from '../trust-graph.ts'
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
 * The roles of the workspace that somebody outside gets to, by themselves or over others: other accounts, whoever of them
 * a trust policy names, identities of providers, anyone. Whom a role asks to be of an account or
 * organization of ours is none. What the other account must allow besides is a condition of the
 * first hop. Cost: the edges that each of them reaches.
 */
export function outsidersIn(scene: Scene): OutsidersAnswer {
  const hops = assumeHops(scene)
  const kinds = new Map(scene.graph.nodes.map(({ id, kind }) => [id, kind]))
  const found = new Map<string, { readonly outsider: string; readonly way: readonly TrustEdge[] }[]>()
  for (const [outsider, kind] of kinds) {
    if (!outside.has(kind)) continue
    for (const [id, way] of shortestWays(hops, outsider)) {
      if (kinds.get(id) !== 'role') continue
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

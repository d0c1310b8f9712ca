import { globMatches } from '#engine/text/glob.ts'

import type { AssumeIndex } from './assume-patterns.ts'
import type { Finding } from './finding.ts'
import { edgesAt, nodeIn } from './graph-index.ts'
import type { HiddenHalf, TrustGraph, TrustNode } from './trust-graph.ts'

/**
 * Permissions on many roles at once, each with how many of these roles its holder has no edge to. Cost: the edges of the
 * holders, for each of their patterns.
 */
export function hiddenHalves(
  { manyAtOnce }: Pick<AssumeIndex, 'manyAtOnce'>,
  findings: readonly Finding[],
): readonly HiddenHalf[] {
  if (manyAtOnce.length === 0) return []
  const leaving = new Map<string, Set<string>>()
  for (const { edge } of findings) {
    if (edge.kind !== 'AssumeRole') continue
    const list = leaving.get(edge.from)
    if (list === undefined) leaving.set(edge.from, new Set([edge.to]))
    else list.add(edge.to)
  }
  return manyAtOnce.flatMap(({ pattern, roles, holders }) => {
    const covered = new Set(roles)
    return [...holders].flatMap((from): readonly HiddenHalf[] => {
      let hidden = covered.has(from) ? covered.size - 1 : covered.size
      for (const to of leaving.get(from) ?? []) if (to !== from && covered.has(to)) hidden -= 1
      return hidden <= 0 ? [] : [{ from, pattern, roles: hidden }]
    })
  })
}

/** The roles for which a half stands that is counted: those of the workspace that its pattern covers and its holder has no edge to. */
export function rolesBehind(graph: TrustGraph, half: HiddenHalf): readonly TrustNode[] {
  const tied = tiedTo(graph, half.from)
  return graph.nodes.filter((node) => isCovered(node, half, tied))
}

/** The halves that are counted of whoever is looked at: those that it holds, and those of others that cover it. */
export function halvesOf(
  graph: TrustGraph,
  id: string,
): { readonly held: readonly HiddenHalf[]; readonly covering: readonly HiddenHalf[] } {
  const { hidden = [] } = graph
  const node = nodeIn(graph, id)
  const into = new Set(
    edgesAt(graph, id).flatMap(({ kind, from, to }) => (isCall(kind) && to === id ? from : [])),
  )
  return {
    held: hidden.filter(({ from }) => from === id),
    covering:
      node === undefined
        ? []
        : hidden.filter((half) => isCovered(node, half, into.has(half.from) ? new Set([id]) : noNode)),
  }
}

const noNode: ReadonlySet<string> = new Set()

function tiedTo(graph: TrustGraph, holder: string): ReadonlySet<string> {
  const leaving = edgesAt(graph, holder).filter(({ kind, from }) => isCall(kind) && from === holder)
  return new Set(leaving.map(({ to }) => to))
}

function isCall(kind: string): boolean {
  return kind === 'AssumeRole'
}

function isCovered(
  { id, kind, entity }: TrustNode,
  { from, pattern }: HiddenHalf,
  tied: ReadonlySet<string>,
): boolean {
  return kind === 'role' && entity !== null && id !== from && !tied.has(id) && globMatches(pattern, id)
}

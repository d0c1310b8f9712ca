import { foldKeyBy, type FoldBy } from '#graph/picture/fold-keys.ts'
import { foldsTo } from '#graph/picture/fold.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** As the address says it; null where the picture finds out by itself what makes it readable. */
export function readFold(text: string | null): FoldBy | null {
  if (text === null) return null
  if (text.startsWith('tag:')) return { kind: 'tag', key: text.slice('tag:'.length) }
  return plain.find((by) => by.kind === text) ?? null
}

export function foldText(by: FoldBy): string {
  return by.kind === 'tag' ? `tag:${by.key}` : by.kind
}

const plain: readonly FoldBy[] = [
  { kind: 'nothing' },
  { kind: 'ties' },
  { kind: 'trust' },
  { kind: 'class' },
  { kind: 'path' },
  { kind: 'account' },
  { kind: 'unit' },
]

/** Every box by itself up to here; beyond, nobody follows the lines. */
const mostPlain = 60
/** So many boxes still stand on one screen. */
const mostNodes = 80
const mostEdges = 300

/** Above so many nodes the first picture is an overview: what is alike to the last detail still makes too many boxes. */
const big = 1000

/** The finest of the ways to fold that makes a picture which a person can read. */
export function readableFold(graph: TrustGraph, workspace: Workspace): FoldBy {
  if (graph.nodes.length <= mostPlain) return { kind: 'nothing' }
  const isBig = graph.nodes.length > big
  const ways = isBig ? coarse : [...fine, ...coarse]
  const most = { nodes: isBig ? mostPlain : mostNodes, edges: mostEdges }
  const isReadable = (by: FoldBy): boolean => foldsTo(graph, foldKeyBy(by, graph, workspace), most)
  return ways.find(isReadable) ?? { kind: 'class' }
}

const fine: readonly FoldBy[] = [{ kind: 'ties' }, { kind: 'trust' }]
const coarse: readonly FoldBy[] = [{ kind: 'path' }, { kind: 'class' }, { kind: 'account' }, { kind: 'unit' }]

/** The tag keys of users and roles, the most used first. */
export const tagKeysOf = oncePerWorkspace((workspace): readonly string[] => {
  const counts = new Map<string, number>()
  for (const { tags } of [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]) {
    for (const key of Object.keys(tags)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([key]) => key)
})

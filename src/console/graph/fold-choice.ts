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
/** Beside hubs, with whose lines the boxes have to be read together. */
const mostBesideHubs = { boxes: 40, lines: 120 }
/** So many boxes still stand on one screen with their names. */
const mostNodes = 56
const mostEdges = 300

/** Above so many nodes the first picture is an overview: what is alike to the last detail still makes too many boxes. */
const big = 1000

/**
 * The finest of the ways to fold that makes a picture which a person can read. `through`: the same graph with hubs in place
 * of their lines, which only the fine ways leave as they are.
 */
export function readableFold(graph: TrustGraph, through: TrustGraph, workspace: Workspace): FoldBy {
  const isPlain =
    through === graph
      ? graph.nodes.length <= mostPlain
      : through.nodes.length <= mostBesideHubs.boxes && through.edges.length <= mostBesideHubs.lines
  if (isPlain) return { kind: 'nothing' }
  const isBig = graph.nodes.length > big
  const most = { nodes: isBig ? mostPlain : mostNodes, edges: mostEdges }
  const isReadable = (of: TrustGraph) => (by: FoldBy) => foldsTo(of, foldKeyBy(by, of, workspace), most)
  const inFine = isBig ? undefined : fine.find(isReadable(through))
  return inFine ?? coarse.find(isReadable(graph)) ?? { kind: 'class' }
}

/** Do hubs stand in a picture that is folded so? Ways that are chosen for what they gather keep all that they gather. */
export function showsHubs({ kind }: FoldBy): boolean {
  return kind === 'nothing' || kind === 'ties' || kind === 'trust'
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

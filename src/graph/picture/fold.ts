import { hangingOf, hangOnTheSame } from '../all-conditions.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '../trust-graph.ts'
import type { Picture, PictureEdge, PictureNode } from './picture.ts'

/** The key under which a node is folded with others of the same key; null where it stays by itself. */
export type FoldKey = (node: TrustNode) => string | null

const nothingBeyond: ReadonlyMap<string, number> = new Map()

/** Folding two would hide as much as it saves. */
const fewestInFold = 3

/**
 * Draw nodes of one key as one, and the edges of one kind and state between two of them as one line. Nothing is lost:
 * each node and line holds what it stands for. States are never mixed in a line.
 *
 * `beyond`: how many lines lead out of the graph from each node, as `linesOut` counts them.
 */
export function fold(graph: TrustGraph, keyOf: FoldKey, beyond = nothingBeyond): Picture {
  const nodes = foldedNodes(graph.nodes, keyOf, beyond)
  const standIn = new Map(nodes.flatMap(({ id, members }) => members.map((one) => [one.id, id] as const)))
  return { nodes, edges: mergedEdges(graph.edges, (id) => standIn.get(id) ?? id) }
}

/**
 * Whether folding `graph` so leaves at most so many nodes and lines. Draws nothing, and counts no further than that: to find
 * a way to fold that a person can read, several are tried.
 */
export function foldsTo(
  graph: TrustGraph,
  keyOf: FoldKey,
  most: { readonly nodes: number; readonly edges: number },
): boolean {
  const folds = new Map<string, string[]>()
  let alone = 0
  for (const { id, key } of graph.nodes.map((node) => ({ id: node.id, key: keyOf(node) }))) {
    const fellows = key === null ? undefined : folds.get(key)
    if (fellows !== undefined) fellows.push(id)
    else if (key === null) alone += 1
    else folds.set(key, [id])
  }
  for (const { length: count } of folds.values()) alone += count < fewestInFold ? count : 1
  if (alone > most.nodes) return false

  // a key may be as long as all that ties a node: its fold is called by a number
  const standIns = new Map<string, string>()
  for (const [at, ids] of [...folds.values()].entries())
    if (ids.length >= fewestInFold) for (const id of ids) standIns.set(id, `fold ${at}`)
  const lines = new Set<string>()
  const standIn = (id: string) => standIns.get(id) ?? `node ${id}`
  for (const edge of graph.edges) {
    lines.add(lineKey(standIn(edge.from), standIn(edge.to), edge))
    if (lines.size > most.edges) return false
  }
  return true
}

function foldedNodes(
  nodes: readonly TrustNode[],
  keyOf: FoldKey,
  beyond: ReadonlyMap<string, number>,
): readonly PictureNode[] {
  const byKey = new Map<string, TrustNode[]>()
  const alone: TrustNode[][] = []
  for (const node of nodes) {
    const key = keyOf(node)
    const fellows = key === null ? undefined : byKey.get(key)
    if (fellows !== undefined) fellows.push(node)
    else if (key === null) alone.push([node])
    else byKey.set(key, [node])
  }
  const linesOf = (members: readonly TrustNode[]) =>
    members.reduce((sum, { id }) => sum + (beyond.get(id) ?? 0), 0)
  return [...alone, ...byKey.values()].flatMap((members): readonly PictureNode[] => {
    const [first] = members
    if (first === undefined || members.length < fewestInFold) {
      return members.map((node) => ({ ...node, members: [node], beyond: beyond.get(node.id) ?? 0 }))
    }
    const accounts = new Set(members.map(({ accountId }) => accountId))
    const accountId = accounts.size === 1 ? first.accountId : null
    const id = `fold/${first.id}`
    return [{ id, kind: first.kind, name: '', accountId, entity: null, members, beyond: linesOf(members) }]
  })
}

/** How many edges of `whole` lead from each node of `part`, a part of it, to none of its nodes. Cost is linear. */
export function linesOut(part: TrustGraph, whole: TrustGraph): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  if (part === whole) return out
  const here = new Set(part.nodes.map(({ id }) => id))
  for (const { from, to } of whole.edges) {
    if (here.has(from) === here.has(to)) continue
    const end = here.has(from) ? from : to
    out.set(end, (out.get(end) ?? 0) + 1)
  }
  return out
}

/** `edges` as lines between what stands for their ends: those of one kind and state between two as one. */
export function mergedEdges(
  edges: readonly TrustEdge[],
  standIn: (id: string) => string,
): readonly PictureEdge[] {
  const lines = new Map<string, { from: string; to: string; edges: TrustEdge[] }>()
  for (const edge of edges) {
    const [from, to] = [standIn(edge.from), standIn(edge.to)]
    const key = lineKey(from, to, edge)
    const line = lines.get(key)
    if (line === undefined) lines.set(key, { from, to, edges: [edge] })
    else line.edges.push(edge)
  }
  return [...lines.values()].map(lineOf)
}

/** Tells lines apart: the length says where the first name ends, whatever is in it. */
function lineKey(from: string, to: string, { kind, state }: TrustEdge): string {
  return `${from.length} ${from}${to} ${kind} ${state}`
}

type Line = { readonly from: string; readonly to: string; readonly edges: readonly TrustEdge[] }

function lineOf({ from, to, edges }: Line): PictureEdge {
  const [first] = edges
  if (first === undefined) throw new Error('a line without an edge')
  if (edges.length === 1) return { ...first, from, to, edges }
  const { note, besides: _besides, others: _others, ...rest } = first
  // what only some hang on must not look like all that the line hangs on
  const isAlike = edges.every((edge) => hangOnTheSame(edge, first))
  const hasOneReason = edges.every(({ reason }) => reason === first.reason)
  const hasOneNote = note !== undefined && edges.every((edge) => edge.note === note)
  return {
    ...rest,
    ...(hasOneNote ? { note } : {}),
    ...(isAlike ? hangingOf(first) : { conditions: [] }),
    id: `lines/${JSON.stringify([from, to, first.kind, first.state])}`,
    from,
    to,
    reason: hasOneReason ? first.reason : 'decided',
    sentence: '',
    deciding: [],
    edges,
  }
}

import { nodeGap, nodeSize } from './node-size.ts'
import { tierOf } from './tier.ts'
import type { TrustEdge, TrustGraph, TrustNode } from './trust-graph.ts'

/** What the layout moves as one: a node, or a block of nodes that are tied to the very same others. */
export type Unit = {
  readonly id: string
  readonly tier: number
  readonly members: readonly TrustNode[]
  readonly columns: number
  readonly width: number
  readonly height: number
}

const fewestInBlock = 5
/** A line into a second column seems to lead on from the first: only a strip that no window shows is worse. */
const mostInColumn = 24

/**
 * Units of `nodes`: those of one kind with the same neighbours in each direction stand in a block, since thirty
 * roles that trust one service say no more in a column of thirty. Up to two dozen stand in one column, and fewer than five alike
 * stay single.
 */
export function unitsOf(nodes: readonly TrustNode[], edges: readonly TrustEdge[]): readonly Unit[] {
  const ties = new Map<string, string[]>(nodes.map(({ id }) => [id, []]))
  for (const { from, to } of edges) {
    ties.get(from)?.push(`>${to}`)
    ties.get(to)?.push(`<${from}`)
  }
  const alike = new Map<string, TrustNode[]>()
  for (const node of nodes) {
    const key = JSON.stringify([node.kind, ...[...new Set(ties.get(node.id))].toSorted()])
    const found = alike.get(key)
    if (found === undefined) alike.set(key, [node])
    else found.push(node)
  }
  return [...alike.values()].flatMap((members) => {
    const [first] = members
    const tied = first === undefined ? [] : (ties.get(first.id) ?? [])
    const unit = (some: readonly TrustNode[]) => ({
      ...gridOf(some, some.length > mostInColumn ? columnsOf(some.length) : 1),
      ...placed(first, tied),
    })
    return members.length < fewestInBlock ? members.map((member) => unit([member])) : [unit(members)]
  })
}

/**
 * Whoever of outside is led to stands among the roles, or, where nothing leads on, among the resources: a line back to the
 * outsiders would seem to come from them. `ties`: `<` and the one that leads to it, `>` and the one that it leads to.
 */
function placed(node: TrustNode | undefined, ties: readonly string[]): Partial<Pick<Unit, 'tier'>> {
  if (node === undefined || tierOf(node.kind) !== tierOf('service')) return {}
  if (!ties.some((tie) => tie.startsWith('<'))) return {}
  const leadsOn = ties.some((tie) => tie.startsWith('>'))
  return { tier: tierOf(leadsOn || node.kind === 'external-principal' ? 'role' : 'resource') }
}

/** How many columns make a block of so many members about as wide as it is high. */
export function columnsOf(members: number): number {
  return Math.max(1, Math.round(Math.sqrt(members / 3)))
}

/** A block of `members` with that many columns. */
export function gridOf(members: readonly TrustNode[], columns: number): Unit {
  const rows = Math.ceil(members.length / columns)
  const [first] = members
  return {
    id: first === undefined ? 'empty' : first.id,
    tier: first === undefined ? 0 : tierOf(first.kind),
    members,
    columns,
    width: columns * (nodeSize.width + nodeGap.along) - nodeGap.along,
    height: rows * (nodeSize.height + nodeGap.along) - nodeGap.along,
  }
}

/** Top left corner of each member, where the unit's own corner stands at `x`, `y`. Filled column by column. */
export function placesIn(
  { members, columns }: Unit,
  x: number,
  y: number,
): readonly (readonly [id: string, place: { readonly x: number; readonly y: number }])[] {
  const rows = Math.ceil(members.length / columns)
  return members.map(({ id }, index) => [
    id,
    {
      x: x + Math.floor(index / rows) * (nodeSize.width + nodeGap.along),
      y: y + (index % rows) * (nodeSize.height + nodeGap.along),
    },
  ])
}

/** Nodes without any edge. One that leads back to where it begins is an edge too: it would be dropped with its node. */
export function unconnectedNodes({ nodes, edges }: TrustGraph): readonly TrustNode[] {
  const tied = new Set<string>()
  for (const { from, to } of edges) tied.add(from).add(to)
  return nodes.filter(({ id }) => !tied.has(id))
}

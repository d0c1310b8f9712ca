import type { TrustEdge, TrustGraph } from './trust-graph.ts'

/** Who can become whom over any number of hops. */
export type Reach = {
  /** Ids of all nodes, in the order of the graph. */
  readonly ids: readonly string[]
  /** Can `from` get to `to` over one hop or more? A node reaches itself only where it lies on a cycle. */
  readonly reaches: (from: string, to: string) => boolean
  /** All whom `from` can become, without itself unless it can come back to itself. */
  readonly reachedFrom: (from: string) => readonly string[]
  /** Nodes of each cycle: those that can all become one another, one alone where it can become itself. */
  readonly cycles: readonly (readonly string[])[]
}

/** Is the edge access, whatever its conditions? Half edges and memberships never are. */
export function isAccess({ kind, state }: TrustEdge): boolean {
  return kind !== 'member' && (state === 'allowed' || state === 'conditional')
}

/**
 * The transitive closure of the edges that `counts` keeps: those that are access, where nothing else is said. That
 * the conditions of several hops can be met together is not looked into.
 *
 * Cost: linear in the edges, times a thirty-second of the nodes.
 */
export function reachOf(
  { nodes, edges }: TrustGraph,
  counts: (edge: TrustEdge) => boolean = isAccess,
): Reach {
  const ids = nodes.map(({ id }) => id)
  const places = new Map(ids.map((id, at) => [id, at]))
  const next: number[][] = ids.map(() => [])
  for (const edge of edges) {
    const [from, to] = [places.get(edge.from), places.get(edge.to)]
    if (from !== undefined && to !== undefined && counts(edge)) next[from]?.push(to)
  }
  const components = componentsOf(next)
  const rows = rowsOf(next, components)
  const rowOf = (id: string) => {
    const component = components.of[places.get(id) ?? -1]
    return component === undefined ? undefined : rows[component]
  }
  return {
    ids,
    reaches: (from, to) => {
      const at = places.get(to)
      return at !== undefined && holds(rowOf(from), at)
    },
    reachedFrom: (from) => {
      const row = rowOf(from)
      return ids.filter((_, at) => holds(row, at))
    },
    cycles: components.members
      .filter((members) => members.some((at) => members.length > 1 || next[at]?.includes(at)))
      .map((members) => members.flatMap((at) => ids[at] ?? [])),
  }
}

function holds(row: Uint32Array | undefined, at: number): boolean {
  return (((row?.[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
}

/** Strongly connected nodes. Each component comes after all that it leads to. */
type Components = { readonly of: Int32Array; readonly members: readonly (readonly number[])[] }

/** Tarjan's algorithm with a stack of its own, so that long chains don't exhaust the machine's. */
function componentsOf(next: readonly (readonly number[])[]): Components {
  const of = new Int32Array(next.length).fill(-1)
  const order = new Int32Array(next.length).fill(-1)
  const low = new Int32Array(next.length)
  const members: (readonly number[])[] = []
  const open: number[] = []
  let count = 0
  for (let root = 0; root < next.length; root++) {
    if (order[root] !== -1) continue
    const path: { readonly at: number; child: number }[] = []
    const enter = (at: number) => {
      order[at] = low[at] = count++
      open.push(at)
      path.push({ at, child: 0 })
    }
    enter(root)
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { at } = top
      const to = next[at]?.[top.child++]
      if (to !== undefined) {
        if (order[to] === -1) enter(to)
        else if (of[to] === -1) low[at] = Math.min(low[at] ?? 0, order[to] ?? 0)
        continue
      }
      path.pop()
      const parent = path.at(-1)
      if (parent !== undefined) low[parent.at] = Math.min(low[parent.at] ?? 0, low[at] ?? 0)
      if (low[at] !== order[at]) continue
      const found = open.splice(open.lastIndexOf(at))
      for (const one of found) of[one] = members.length
      members.push(found)
    }
  }
  return { of, members }
}

/** What each component reaches, a bit a node. Those that reach nothing share one row. */
function rowsOf(next: readonly (readonly number[])[], { of, members }: Components): readonly Uint32Array[] {
  const width = Math.ceil(next.length / 32)
  const nothing = new Uint32Array(width)
  const rows: Uint32Array[] = []
  for (const [component, list] of members.entries()) {
    const targets = list.flatMap((at) => next[at] ?? [])
    if (targets.length === 0) {
      rows.push(nothing)
      continue
    }
    const row = new Uint32Array(width)
    for (const to of targets) {
      row[to >>> 5] = (row[to >>> 5] ?? 0) | (1 << (to & 31))
      const further = of[to] === component ? undefined : rows[of[to] ?? -1]
      if (further === undefined || further === nothing) continue
      for (let word = 0; word < width; word++) row[word] = (row[word] ?? 0) | (further[word] ?? 0)
    }
    rows.push(row)
  }
  return rows
}

import { nodeGap } from './node-size.ts'
import { classKeys } from './picture/classes.ts'
import type { Positions, TrustGraph, TrustNode } from './trust-graph.ts'
import { columnsOf, gridOf, placesIn, type Unit } from './units.ts'

/** Nodes of one class, which stand together on the map. */
export type District = { readonly key: string; readonly members: readonly TrustNode[] }

/** The map is so many times as wide as it is high, as a screen is. */
const proportion = 1.9

/**
 * Places for a graph of any size: nodes of one class as one block, the blocks in columns, tier after tier from left to
 * right. Lines don't count, so it takes tens of milliseconds where a layered layout would take minutes. The same graph
 * always gets the same places.
 */
export function packed(graph: TrustGraph): Positions {
  const blocks = districtsOf(graph).map(({ members }) => gridOf(members, columnsOf(members.length)))
  const area = blocks.reduce((sum, { width, height }) => sum + (width + room) * (height + room), 0)
  const tallest = Math.max(0, ...blocks.map(({ height }) => height))
  const least = Math.max(tallest, Math.sqrt(area / proportion))
  const tries = [1, 1.15, 1.3, 1.5, 1.75, 2].map((times) => columnsOfMap(blocks, least * times))
  const [best] = tries.toSorted((a, b) => misfit(a) - misfit(b))
  return best === undefined ? {} : placesOf(best.columns)
}

type Columns = {
  readonly columns: readonly (readonly Unit[])[]
  readonly width: number
  readonly height: number
}

/** How far a map is from the proportion wanted. */
function misfit({ width, height }: Columns): number {
  return Math.abs(Math.log(width / height / proportion))
}

function columnsOfMap(blocks: readonly Unit[], height: number): Columns {
  const columns = [0, 1, 2, 3, 4].flatMap((tier) =>
    columnsUpTo(
      height,
      blocks.filter((block) => block.tier === tier),
    ),
  )
  const heights = columns.map((column) => column.reduce((sum, block) => sum + block.height + room, 0))
  return {
    columns,
    width: columns.reduce((sum, column) => sum + widthOf(column) + room, 0),
    height: Math.max(1, ...heights),
  }
}

function placesOf(columns: readonly (readonly Unit[])[]): Positions {
  const places: (readonly [string, { readonly x: number; readonly y: number }])[] = []
  let x = 0
  for (const column of columns) {
    let y = 0
    for (const block of column) {
      places.push(...placesIn(block, x, y))
      y += block.height + room
    }
    x += widthOf(column) + room
  }
  return Object.fromEntries(places)
}

function widthOf(column: readonly Unit[]): number {
  return Math.max(...column.map(({ width }) => width))
}

/** Pixels between blocks: room for what is written above them. */
const room = nodeGap.across

/** The nodes of `graph` by class, the biggest class first. */
export function districtsOf(graph: TrustGraph): readonly District[] {
  const keys = classKeys(graph)
  const byKey = new Map<string, TrustNode[]>()
  for (const node of graph.nodes) {
    const key = keys.get(node.id) ?? node.kind
    const fellows = byKey.get(key)
    if (fellows === undefined) byKey.set(key, [node])
    else fellows.push(node)
  }
  return [...byKey]
    .map(([key, members]) => ({ key, members }))
    .toSorted((a, b) => b.members.length - a.members.length)
}

/** Fill columns from the top, each as high as `height` allows. */
function columnsUpTo(height: number, blocks: readonly Unit[]): readonly (readonly Unit[])[] {
  const columns: { blocks: Unit[]; filled: number }[] = []
  for (const block of blocks) {
    const fitting = columns.find(({ filled }) => filled + block.height <= height)
    if (fitting === undefined) columns.push({ blocks: [block], filled: block.height + room })
    else {
      fitting.blocks.push(block)
      fitting.filled += block.height + room
    }
  }
  return columns.map((column) => column.blocks)
}

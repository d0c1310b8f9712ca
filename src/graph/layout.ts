import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js'

import { type Corner, inColumns } from './columns.ts'
import { isHalf } from './half.ts'
import { nodeGap, nodeSize } from './node-size.ts'
import { packed } from './pack.ts'
import { tierOf } from './tier.ts'
import type { Positions, TrustGraph } from './trust-graph.ts'
import { gridOf, placesIn, type Unit, unconnectedNodes, unitsOf } from './units.ts'

/** Above so many units the layout library takes longer than people wait for a picture. */
const mostCareful = 60
const columnsOfUnconnected = 5

/** Above, no layered picture can be followed with the eye any more, and making one takes seconds to minutes. */
const mostLayered = 300
const mostLayeredEdges = 600

/**
 * Where each node of `graph` stands: tiers from left to right (outside, groups, people, roles), nodes tied to
 * the same others as one block, and below all that a grid of the nodes without any edge. Every node of `graph`
 * has a place. The same graph always gets the same places. What is too big to be followed line by line is packed as a
 * map instead, by what nodes are like.
 *
 * Up to 60 units a layered layout is asked of a library (about half a megabyte compressed, loaded on first use), which
 * takes a tenth of a second; more are put in columns by ourselves, in milliseconds.
 */
export async function layOut(graph: TrustGraph): Promise<Positions> {
  if (graph.nodes.length > mostLayered || graph.edges.length > mostLayeredEdges) return packed(graph)
  const alone = unconnectedNodes(graph)
  const aloneIds = new Set(alone.map(({ id }) => id))
  const tied = graph.nodes.filter(({ id }) => !aloneIds.has(id))
  const units = besideCallers(unitsOf(tied, graph.edges))
  const drawn = loosened(await layered(units, graph), units)
  const { corners, ...wide } = widened(drawn, units)
  const below = gridOf(alone, columnsOfUnconnected)
  return Object.fromEntries([
    ...units.flatMap((unit) => {
      const { x, y } = corners.get(unit.id) ?? origin
      return placesIn(unit, x, y).map(([id, place]) => [id, { ...place, ...wide }] as const)
    }),
    ...placesIn(below, 0, drawn.height === 0 ? 0 : drawn.height + nodeGap.across),
  ])
}

const origin: Corner = { x: 0, y: 0 }

/** A window shows so many times as much from left to right as from top to bottom. */
const proportion = 2.1
/** Lines that pass a column on their way make it so many times as high. */
const passing = 1.4

/**
 * `units` with what is outside among the people, where that leaves a picture that a window shows larger: nothing leads from
 * one to the other, both call roles, and with a column less lines are shorter.
 */
function besideCallers(units: readonly Unit[]): readonly Unit[] {
  const [outside, people] = [tierOf('service'), tierOf('user')]
  const heights = new Map<number, number>()
  for (const { tier, height } of units) {
    heights.set(tier, (heights.get(tier) ?? 0) + height + nodeGap.along)
  }
  const callers = (heights.get(outside) ?? 0) + (heights.get(people) ?? 0)
  const columns = heights.size + 1 // roles that lead to roles take one more
  const apart = extent(columns, Math.max(...heights.values()) * passing)
  const together = extent(columns - 1, Math.max(callers, ...heights.values()))
  if (!heights.has(people) || together > apart) return units
  return units.map((unit) => (unit.tier === outside ? { ...unit, tier: people } : unit))
}

/** How large a window has to be for so many columns, as its height. */
function extent(columns: number, height: number): number {
  return Math.max((columns * (nodeSize.width + nodeGap.across)) / proportion, height)
}

/** More than this, and nobody sees any more what belongs together. */
const loosest = 2.4

/** `drawing` drawn out from top to bottom, where a window shows more than it takes: lines are told apart best where there is room. */
function loosened({ corners, height }: Drawing, units: readonly Unit[]): Drawing {
  const width = Math.max(0, ...units.map(({ id, width: own }) => (corners.get(id)?.x ?? 0) + own))
  const times = Math.min(loosest, width / proportion / Math.max(1, height))
  if (times <= 1) return { corners, height }
  const drawnOut = [...corners].map(([id, { x, y }]) => [id, { x, y: Math.round(y * times) }] as const)
  return { corners: new Map(drawnOut), height: Math.round(height * times) }
}

/** Wider by such steps, so that after an edit what is new is mostly as wide as the rest. */
const stepOfWidth = 32
/** All of almost any name in a size that can be read from where the whole is seen. */
const mostWider = 128

type Wide = { readonly corners: Drawing['corners']; readonly width?: number }

/**
 * `drawing` with wider boxes, where a window shows more from left to right than it takes: that is room for names. Blocks of
 * several columns are wide enough.
 */
function widened({ corners, height }: Drawing, units: readonly Unit[]): Wide {
  if (units.some(({ columns }) => columns > 1)) return { corners }
  const columns = [...new Set([...corners.values()].map(({ x }) => x))].toSorted((a, b) => a - b)
  const taken = (columns.at(-1) ?? 0) + nodeSize.width
  const free = (height * proportion - taken) / Math.max(1, columns.length)
  const wider = Math.min(mostWider, Math.floor(free / stepOfWidth) * stepOfWidth)
  if (wider <= 0) return { corners }
  const at = new Map(columns.map((x, column) => [x, x + column * wider]))
  const moved = [...corners].map(([id, { x, y }]) => [id, { x: at.get(x) ?? x, y }] as const)
  return { corners: new Map(moved), width: nodeSize.width + wider }
}

function simply(units: readonly Unit[], graph: TrustGraph): Drawing {
  const ties = edgesBetween(units, graph).flatMap(({ sources: [from], targets: [to] }) =>
    from === undefined || to === undefined ? [] : [[from, to] as const],
  )
  const corners = inColumns(units, ties)
  const height = Math.max(...units.map((unit) => (corners.get(unit.id)?.y ?? 0) + unit.height))
  return { corners, height }
}

type Drawing = { readonly corners: ReadonlyMap<string, Corner>; readonly height: number }

async function layered(units: readonly Unit[], graph: TrustGraph): Promise<Drawing> {
  if (units.length === 0) return { corners: new Map(), height: 0 }
  if (units.length > mostCareful) return simply(units, graph)
  const elk = await loadElk()
  const root: ElkNode = {
    id: 'graph',
    layoutOptions: { ...tiers, 'elk.layered.spacing.nodeNodeBetweenLayers': String(acrossFor(units)) },
    children: units.map(({ id, width, height, tier }) => ({
      id,
      width,
      height,
      layoutOptions: { 'elk.partitioning.partition': String(tier) },
    })),
    edges: edgesBetween(units, graph),
  }
  const laid: ElkNode = await elk.layout(root)
  const corners = new Map((laid.children ?? []).map(({ id, x, y }) => [id, { x: x ?? 0, y: y ?? 0 }]))
  return { corners, height: laid.height ?? 0 }
}

/** So few have a window to themselves: there is room for whole words between their columns. */
const fewest = 12
const roomForWords = 160

function acrossFor(units: readonly Unit[]): number {
  return units.length > fewest ? nodeGap.across : Math.max(nodeGap.across, roomForWords)
}

const tiers = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.partitioning.activate': 'true',
  // one set of columns for all: parts that aren't tied would each get their own, side by side
  'elk.separateConnectedComponents': 'false',
  'elk.spacing.nodeNode': String(nodeGap.along),
  'elk.spacing.edgeNode': '8',
  'elk.spacing.componentComponent': String(nodeGap.along * 2),
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.padding': '[top=0,left=0,bottom=0,right=0]',
}

/** Up to so many lines each is followed by itself. */
const mostFollowed = 40

/**
 * One edge for each pair of units, whatever ties their members; groups come before their members. Of many lines half ones put no
 * role after another, since nobody takes a step there: they would draw the picture out into more columns than ways have steps.
 */
function edgesBetween(units: readonly Unit[], graph: TrustGraph): NonNullable<ElkNode['edges']> {
  const isCrowded = graph.edges.length > mostFollowed
  const tiersOf = new Map(units.map(({ id, tier }) => [id, tier]))
  const unitOf = new Map(
    units.flatMap(({ id, members }) => members.map((member) => [member.id, id] as const)),
  )
  const pairs = new Map<string, { id: string; sources: string[]; targets: string[] }>()
  for (const edge of graph.edges) {
    const [first, second] = edge.kind === 'member' ? [edge.to, edge.from] : [edge.from, edge.to]
    const from = unitOf.get(first)
    const to = unitOf.get(second)
    if (from === undefined || to === undefined || from === to) continue
    if (isCrowded && isHalf(edge) && tiersOf.get(from) === tiersOf.get(to)) continue
    const id = JSON.stringify([from, to])
    pairs.set(id, { id, sources: [from], targets: [to] })
  }
  return [...pairs.values()]
}

/**
 * The layout library, which in a worker takes that worker's `onmessage` for its own while it loads: what stood
 * there before is put back.
 */
async function loadElk(): Promise<ELK> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js')
  const held: unknown = Reflect.get(globalThis, 'onmessage')
  const elk = new Elk()
  if (held !== undefined) Reflect.set(globalThis, 'onmessage', held)
  return elk
}

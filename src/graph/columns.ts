import { nodeGap } from './node-size.ts'
import type { Unit } from './units.ts'

export type Corner = { readonly x: number; readonly y: number }

type Tie = readonly [from: string, to: string]

/** Each more would move little. */
const sweeps = 10
/** Roles that lead to roles stand in columns of their own, up to so many. */
const deepest = 5

/**
 * Corners for `units` in columns: tier after tier from left to right, and within a tier what is led to right of what
 * leads there. In each column a unit stands as near as the others let it to the middle of those it is tied to, which
 * keeps lines short and crossings few; a line that passes a column has room there. The same input always gets the same corners.
 *
 * Cost: some sweeps over units and ties, milliseconds for hundreds, where a layered layout that also routes lines takes
 * a second.
 */
export function inColumns(units: readonly Unit[], ties: readonly Tie[]): ReadonlyMap<string, Corner> {
  const plain = columnsOf(units, ties)
  const { columns, near } = withLanes(plain, ties)
  const middles = new Map<string, number>()
  for (const column of columns) stack(column, middles)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const ordered = sweep % 2 === 0 ? columns : columns.toReversed()
    for (const column of ordered) settleColumn(column, near, middles)
  }
  return cornersOf(plain, middles)
}

/** What settles in a column: a unit, or the lane of a line that passes through. */
type Slot = Pick<Unit, 'id' | 'height'>
type Columns = readonly (readonly Slot[])[]
type Near = ReadonlyMap<string, readonly string[]>

/** A lane takes so much of a column; space between units is in their own height. */
const laneHeight = 10 - nodeGap.along
/** With more lines there is no room for lanes. */
const mostLanes = 400

/** A line that passes a column gets a lane there, so that no unit stands in its way. */
function withLanes(
  plain: readonly (readonly Unit[])[],
  ties: readonly Tie[],
): { readonly columns: Columns; readonly near: Near } {
  const columns: Slot[][] = plain.map((column) => [...column])
  const columnAt = new Map(plain.flatMap((column, at) => column.map(({ id }) => [id, at] as const)))
  const steps: Tie[] = []
  for (const [from, to] of ties) {
    const [start, end] = [columnAt.get(from) ?? 0, columnAt.get(to) ?? 0]
    const [low, high] = [Math.min(start, end), Math.max(start, end)]
    let last = start <= end ? from : to
    for (let at = low + 1; at < high && ties.length <= mostLanes; at++) {
      const id = `${from}\n${to}\n${at}`
      columns[at]?.push({ id, height: laneHeight })
      steps.push([last, id])
      last = id
    }
    steps.push([last, start <= end ? to : from])
  }
  return { columns, near: neighbours(steps) }
}

/** The columns from left to right, none of them empty. */
function columnsOf(units: readonly Unit[], ties: readonly Tie[]): readonly (readonly Unit[])[] {
  const depths = depthsWithinTiers(units, ties)
  const columns = new Map<number, Unit[]>()
  for (const unit of units) {
    const at = unit.tier * (deepest + 1) + (depths.get(unit.id) ?? 0)
    const column = columns.get(at)
    if (column === undefined) columns.set(at, [unit])
    else column.push(unit)
  }
  return [...columns].toSorted(([a], [b]) => a - b).map(([, column]) => column)
}

/** The longest way to each unit over units of its own tier; ways round a cycle end where it is tied up to `deepest`. */
function depthsWithinTiers(units: readonly Unit[], ties: readonly Tie[]): ReadonlyMap<string, number> {
  const tiers = new Map(units.map(({ id, tier }) => [id, tier]))
  const within = ties.filter(([from, to]) => from !== to && tiers.get(from) === tiers.get(to))
  const mutual = new Set(within.map(([from, to]) => `${from}\n${to}`))
  const onward = within.filter(([from, to]) => !mutual.has(`${to}\n${from}`) || from < to)
  const depths = new Map<string, number>()
  for (let round = 0; round < deepest; round++) {
    const before = new Map(depths)
    for (const [from, to] of onward) {
      depths.set(to, Math.max(depths.get(to) ?? 0, Math.min(deepest, (before.get(from) ?? 0) + 1)))
    }
  }
  return depths
}

function neighbours(ties: readonly Tie[]): Near {
  const near = new Map<string, string[]>()
  for (const [from, to] of ties) {
    near.set(from, [...(near.get(from) ?? []), to])
    near.set(to, [...(near.get(to) ?? []), from])
  }
  return near
}

function stack(column: readonly Slot[], middles: Map<string, number>): void {
  const whole = column.reduce((sum, { height }) => sum + height + nodeGap.along, 0)
  let top = -whole / 2
  for (const { id, height } of column) {
    middles.set(id, top + height / 2)
    top += height + nodeGap.along
  }
}

/** Move each unit of a column to the middle of those it is tied to, then apart where they would cover one another. */
function settleColumn(column: readonly Slot[], near: Near, middles: Map<string, number>): void {
  const wanted = column.map((unit) => {
    const ends = (near.get(unit.id) ?? []).flatMap((id) => middles.get(id) ?? [])
    const own = middles.get(unit.id) ?? 0
    return { unit, middle: ends.length === 0 ? own : ends.reduce((sum, y) => sum + y, 0) / ends.length }
  })
  const ordered = wanted.toSorted((a, b) => a.middle - b.middle)
  for (const [id, middle] of apart(ordered)) middles.set(id, middle)
}

type Wanted = { readonly unit: Slot; readonly middle: number }
type Run = { readonly members: readonly Wanted[]; readonly height: number; readonly middle: number }

/** In this order, without covering one another, and together as little as possible from where they want to be. */
function apart(ordered: readonly Wanted[]): readonly (readonly [id: string, middle: number])[] {
  const runs: Run[] = []
  for (const one of ordered) {
    let run: Run = { members: [one], height: one.unit.height + nodeGap.along, middle: one.middle }
    for (let last = runs.at(-1); last !== undefined && covers(last, run); last = runs.at(-1)) {
      run = joined(last, run)
      runs.pop()
    }
    runs.push(run)
  }
  return runs.flatMap(({ members, height, middle }) => {
    let top = middle - height / 2
    return members.map(({ unit }) => {
      const place = top + (unit.height + nodeGap.along) / 2
      top += unit.height + nodeGap.along
      return [unit.id, place] as const
    })
  })
}

function covers(above: Run, below: Run): boolean {
  return above.middle + above.height / 2 > below.middle - below.height / 2
}

/** Two runs as one, each of whose members pulls as strongly toward where it wants to be. */
function joined(above: Run, below: Run): Run {
  const members = [...above.members, ...below.members]
  const height = above.height + below.height
  let offset = -height / 2
  let pull = 0
  for (const { unit, middle } of members) {
    const own = unit.height + nodeGap.along
    pull += middle - (offset + own / 2)
    offset += own
  }
  return { members, height, middle: pull / members.length }
}

function cornersOf(
  columns: readonly (readonly Unit[])[],
  middles: ReadonlyMap<string, number>,
): ReadonlyMap<string, Corner> {
  const corners = new Map<string, Corner>()
  const top = Math.min(...columns.flat().map(({ id, height }) => (middles.get(id) ?? 0) - height / 2))
  let x = 0
  for (const column of columns) {
    const width = Math.max(...column.map((unit) => unit.width))
    for (const { id, height } of column) {
      corners.set(id, { x, y: Math.round((middles.get(id) ?? 0) - height / 2 - top) })
    }
    x += width + nodeGap.across
  }
  return corners
}

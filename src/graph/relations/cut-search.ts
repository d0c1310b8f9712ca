import type { Workspace } from '#model/workspace.ts'

import type { AccessGoal } from './access-among.ts'
import type { CutPart } from './graph-question.ts'
import { hopsIn } from './hops-in.ts'
import { distancesTo, type Hops, onlyHops, shortestWay } from './hops.ts'
import { partKey, partsBehind, partsOfBoundary, without } from './removal.ts'
import type { AnyHop } from './scene.ts'

/** The ways that are to be cut. */
export type CutProblem = {
  readonly workspace: Workspace
  readonly hops: Hops<AnyHop>
  readonly from: string
  readonly to: string
  readonly goal: AccessGoal | null
}

/** Sets of parts that leave no way, all of the smallest size there is; empty where even more parts than are tried leave one. */
export type CutResult = {
  readonly cuts: readonly (readonly CutPart[])[]
  /** `uncuttable`: a way rests on nothing that can be taken. `given-up`: there may be fewer parts, or other sets of as many. */
  readonly end: 'all' | 'uncuttable' | 'given-up'
}

/** So many parts are taken at most, so many sets tried, and so many told. */
const mostParts = 6
const mostTried = 600
const mostCuts = 8

type Progress = { readonly tried: number }

/**
 * The smallest sets of parts to take so that no way is left. Whatever cuts a way must take one of the parts behind it, since these
 * alone make it hold; so each set is grown by the parts behind a way that it leaves, the smallest sets first. Taking away an Allow
 * never opens a way. Cost: bounded; the engine is asked about a hop again only where something behind it was taken.
 */
export function* smallestCuts(problem: CutProblem): Generator<Progress, CutResult> {
  const known = new Map<string, HopMemory>()
  let level: readonly (readonly CutPart[])[] = [[]]
  let tried = 0
  for (let size = 0; size <= mostParts && level.length > 0; size++) {
    const cuts: (readonly CutPart[])[] = []
    const next = new Map<string, readonly CutPart[]>()
    for (const taken of level) {
      if (tried >= mostTried) return { cuts, end: 'given-up' }
      tried += 1
      const behind = partsOfSomeWay(problem, taken, known)
      yield { tried }
      if (behind === null) {
        cuts.push(taken)
        if (cuts.length >= mostCuts) return { cuts, end: 'given-up' }
        continue
      }
      if (behind.length === 0) return { cuts: [], end: 'uncuttable' }
      if (cuts.length > 0) continue
      for (const part of behind) {
        const grown = [...taken, part]
        next.set(grown.map(partKey).toSorted().join('\n'), grown)
      }
    }
    if (cuts.length > 0) return { cuts, end: 'all' }
    level = [...next.values()]
  }
  return { cuts: [], end: 'given-up' }
}

/** What was found of one hop: the parts behind it, each time that something of them was taken; null for what cut it. */
type HopMemory = { readonly alive: (readonly CutPart[])[]; readonly dead: ReadonlySet<string>[] }

type Left = { readonly workspace: Workspace; readonly decidingOf: ReturnType<typeof hopsIn> }

/** What is left of the workspace, and of the hops in it. */
function leftOf({ workspace, goal }: CutProblem, taken: readonly CutPart[]): Left {
  const after = without(workspace, taken)
  return { workspace: after, decidingOf: hopsIn(after, goal) }
}

/** The parts behind a way that is left; null where none is. */
function partsOfSomeWay(
  problem: CutProblem,
  taken: readonly CutPart[],
  known: Map<string, HopMemory>,
): readonly CutPart[] | null {
  const keys = new Set(taken.map(partKey))
  const closed = new Set<string>()
  let left: Left | null = null
  const partsOf = (hop: AnyHop): readonly CutPart[] | null => {
    const memory = known.get(hop.id) ?? { alive: [], dead: [] }
    known.set(hop.id, memory)
    if (memory.dead.some((cut) => [...cut].every((key) => keys.has(key)))) return null
    const standing = memory.alive.find((parts) => parts.every((part) => !keys.has(partKey(part))))
    if (standing !== undefined) return standing
    left ??= leftOf(problem, taken)
    const deciding = left.decidingOf(hop)
    if (deciding === null) {
      memory.dead.push(keys)
      return null
    }
    const { workspace } = left
    const action = hop.kind === 'access' ? null : 'sts:AssumeRole'
    const parts = [
      ...partsBehind(workspace, deciding, { caller: hop.from, gone: taken }),
      ...partsOfBoundary(workspace, { caller: hop.from, action, gone: taken }),
    ]
    memory.alive.push(parts)
    return parts
  }
  for (;;) {
    const way = someWay(problem, closed)
    if (way === undefined) return null
    const parts = way.map((hop) => [hop, partsOf(hop)] as const)
    const shut = parts.filter(([, behind]) => behind === null)
    if (shut.length === 0) return parts.flatMap(([, behind]) => behind ?? [])
    for (const [hop] of shut) closed.add(hop.id)
  }
}

function someWay({ hops, from, to }: CutProblem, closed: ReadonlySet<string>): readonly AnyHop[] | undefined {
  return shortestWay(
    onlyHops(hops, ({ id }) => !closed.has(id)),
    from,
    to,
  )
}

/** The hops that lie on some way from one node to another. */
export function hopsBetween(hops: Hops<AnyHop>, from: string, to: string): Hops<AnyHop> {
  const leading = distancesTo(hops, to, Infinity)
  return onlyHops(hops, (hop) => leading.has(hop.to) && hop.to !== from)
}

import { canMeet } from './can-meet.ts'
import { isAccess } from './reach.ts'
import type { TrustEdge, TrustGraph } from './trust-graph.ts'

/** Of a way that misses more lines than this nobody would say that it comes near. */
const mostMissing = 2

/** After so many ways that are refused for whom they name none is looked for any more. */
const mostRefused = 100

/** How far it is to the end: how many lines on the way are no access, and how many steps it has. */
type Distance = { readonly missing: number; readonly steps: number }

/** `edge` is null from a principal to its account as a whole, which is no step of its own. */
type Step = { readonly from: string; readonly to: string; readonly edge: TrustEdge | null }

/**
 * Where no way leads from one node to another: the ways that would, if the fewest lines that are no access were. Of those with
 * as few missing the shortest, at most `most`; of each the edges in their order, those that are access among them. A role that
 * trusts the account of whoever comes there as a whole misses a permission of its own, unless it means others there alone. Empty where a way is whole, as far as single
 * lines tell, and where too much is missing.
 *
 * Cost is linear the first time; for the same graph again, that of what is nearer to the end than `from`.
 */
export function nearestWays(
  graph: TrustGraph,
  from: string,
  to: string,
  most: number,
): readonly (readonly TrustEdge[])[] {
  const { arriving, leaving } = stepsOf(graph)
  const distances = distancesBetween(from, to, arriving)
  const start = distances.get(from)
  if (from === to || start === undefined || start.missing === 0) return []
  const found: (readonly TrustEdge[])[] = []
  let refused = 0
  const follow = (id: string, way: readonly TrustEdge[]): void => {
    const here = distances.get(id)
    if (here === undefined || found.length === most || refused > mostRefused) return
    if (id === to) {
      found.push(way)
      return
    }
    for (const step of leaving.get(id) ?? []) {
      const next = distances.get(step.to)
      const missing = next === undefined ? null : next.missing + missingOf(step)
      if (next === undefined || missing !== here.missing || next.steps + 1 !== here.steps) continue
      if (isMeant(step, way.at(-1)?.to ?? from))
        follow(step.to, step.edge === null ? way : [...way, step.edge])
      else refused += 1
    }
  }
  follow(from, [])
  return found
}

/** Where the role at the end of a step trusts an account as a whole: may it mean this one of the account? */
function isMeant({ edge }: Step, caller: string): boolean {
  return edge?.reason !== 'delegated' || canMeet(edge.conditions, caller)
}

type Steps = Readonly<Record<'arriving' | 'leaving', ReadonlyMap<string, readonly Step[]>>>

/** Graphs are never changed in place. */
const stepsByGraph = new WeakMap<TrustGraph, Steps>()

function stepsOf(graph: TrustGraph): Steps {
  const known = stepsByGraph.get(graph)
  if (known !== undefined) return known
  const steps = stepsIn(graph)
  const made = { arriving: grouped(steps, 'to'), leaving: grouped(steps, 'from') }
  stepsByGraph.set(graph, made)
  return made
}

/** The edges that are a call, and a step from each principal to its account as a whole. */
function stepsIn({ nodes, edges }: TrustGraph): readonly Step[] {
  const calls = edges.flatMap((edge): readonly Step[] =>
    edge.kind === 'member' ? [] : [{ from: edge.from, to: edge.to, edge }],
  )
  const accounts = new Map(
    nodes.flatMap(({ id, kind, accountId }) => (kind === 'root' ? [[accountId, id]] : [])),
  )
  const own = nodes.flatMap(({ id, kind, accountId, entity }): readonly Step[] => {
    const account = accounts.get(accountId)
    const isPrincipal = (kind === 'user' || kind === 'role') && entity !== null
    return account === undefined || account === null || !isPrincipal
      ? []
      : [{ from: id, to: account, edge: null }]
  })
  return [...calls, ...own]
}

/** How far each node is from `end`, the fewest missing lines before the fewest steps, up to `start`. Those too far away are absent. */
function distancesBetween(
  start: string,
  end: string,
  arriving: ReadonlyMap<string, readonly Step[]>,
): ReadonlyMap<string, Distance> {
  const distances = new Map<string, Distance>()
  let starts: readonly (readonly [id: string, steps: number])[] = [[end, 0]]
  for (let missing = 0; missing <= mostMissing; missing++) {
    const next: (readonly [string, number])[] = []
    const bySteps: string[][] = []
    for (const [id, steps] of starts) (bySteps[steps] ??= []).push(id)
    for (let steps = 0; steps < bySteps.length; steps++) {
      for (const id of bySteps[steps] ?? []) {
        if (distances.has(id)) continue
        distances.set(id, { missing, steps })
        if (id === start) return distances
        for (const step of arriving.get(id) ?? []) {
          if (distances.has(step.from)) continue
          if (missingOf(step) === 0) (bySteps[steps + 1] ??= []).push(step.from)
          else next.push([step.from, steps + 1])
        }
      }
    }
    starts = next
  }
  return distances
}

function missingOf({ edge }: Step): number {
  return edge === null || isAccess(edge) ? 0 : 1
}

function grouped(steps: readonly Step[], end: 'from' | 'to'): ReadonlyMap<string, readonly Step[]> {
  const groups = new Map<string, Step[]>()
  for (const step of steps) {
    const group = groups.get(step[end])
    if (group === undefined) groups.set(step[end], [step])
    else group.push(step)
  }
  return groups
}

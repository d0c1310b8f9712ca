import type { Resource } from '#model/entities/entity.ts'
import { entitiesOf } from '#model/workspace.ts'

import { accessOn } from './access-among.ts'
import { assumptionsIn, holds } from './assumptions.ts'
import type { Path, Reached, ReachPiece, ReachQuestion } from './graph-question.ts'
import { shortestWays } from './hops.ts'
import { withItsReason } from './reasons.ts'
import type { Relation } from './relation.ts'
import { type AnyHop, assumeHops, explainedWays, nodesOf, type Scene } from './scene.ts'

/** What was found of one step, and how many steps there are in all. */
export type ReachStep = {
  readonly reached: readonly Reached[]
  readonly nodes: ReachPiece['nodes']
  /** How many more it may get to, of which something that bears on it can't be told. */
  readonly unknown: number
  readonly total: number
}

/**
 * What `from` could get to: every role over the shortest way, then each resource over the nearest of these that has
 * access to it. A step for the roles and one for each resource.
 */
export function* reachSteps(scene: Scene, question: ReachQuestion): Generator<ReachStep, void, undefined> {
  for (const step of reachTurns(scene, question)) if (step !== null) yield step
}

/** The same, with null wherever messages may be let in: after each who was asked about a resource. */
export function* reachTurns(
  scene: Scene,
  { from, actions }: ReachQuestion,
): Generator<ReachStep | null, void, undefined> {
  const resources = entitiesOf(scene.workspace, 'resource')
  const total = resources.length + 1
  const certain = shortestWays(assumeHops(scene, true), from)
  const ways = new Map<string, readonly AnyHop[]>([[from, []], ...shortestWays(assumeHops(scene), from)])
  const roles = [...ways].slice(1)
  const paths = explainedWays(
    scene,
    roles.map(([, way]) => way),
  ).map((hops): Path => ({ hops }))
  yield {
    reached: roles.map(([id], at) => ({ id, path: paths[at] ?? { hops: [] }, isCertain: certain.has(id) })),
    nodes: nodesOf(
      scene,
      paths.flatMap(({ hops }) => hops),
      [from],
    ),
    unknown: unknownRoles(scene, ways),
    total,
  }
  const hopsOfWay = new Map(roles.map(([id], at) => [id, paths[at]?.hops ?? []]))
  for (const resource of resources) {
    yield { ...(yield* reachedBy(scene, { from, resource, actions, hopsOfWay, certain })), total }
  }
}

/** Roles that nobody among those reached is known to assume, and of whom it can't be told. */
function unknownRoles({ graph }: Scene, ways: ReadonlyMap<string, unknown>): number {
  const { from } = assumptionsIn(graph)
  const ends = [...ways.keys()].flatMap((id) => from(id).filter(({ state }) => state === 'unknown'))
  return new Set(ends.map(({ to }) => to).filter((to) => !ways.has(to))).size
}

function* reachedBy(
  scene: Scene,
  {
    from,
    resource,
    actions,
    hopsOfWay,
    certain,
  }: {
    readonly from: string
    readonly resource: Resource
    readonly actions: ReachQuestion['actions']
    readonly hopsOfWay: ReadonlyMap<string, readonly Relation[]>
    readonly certain: ReadonlyMap<string, unknown>
  },
): Generator<null, Omit<ReachStep, 'total'>, undefined> {
  const goal = { kind: 'resource', id: resource.arn, resource, actions } as const
  const accessOf = accessOn(scene, goal)
  let nearest: Relation | null = null
  let isCertain = false
  let isOpen = false
  for (const id of [from, ...hopsOfWay.keys()]) {
    const canBeCertain = id === from || certain.has(id)
    if (nearest !== null && !canBeCertain) continue
    const found = accessOf(id)
    yield null
    if (found?.state === 'unknown') isOpen = true
    if (found === null || !holds(found)) continue
    nearest ??= found
    isCertain = canBeCertain && found.state === 'allowed'
    if (isCertain) break
  }
  if (nearest === null) return { reached: [], nodes: [], unknown: isOpen ? 1 : 0 }
  const hops = [...(hopsOfWay.get(nearest.from) ?? []), withItsReason(scene.workspace, nearest)]
  return {
    reached: [{ id: resource.arn, path: { hops }, isCertain }],
    nodes: nodesOf(scene, [nearest]),
    unknown: 0,
  }
}

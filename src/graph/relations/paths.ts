import { entityOf } from '#model/workspace.ts'

import { atOnce } from '../questions/in-pieces.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { accessOn, type AccessGoal } from './access-among.ts'
import type { PathsAnswer, PathsEnd, PathsQuestion } from './graph-question.ts'
import { type Hops, shortestWays, simpleWays, withHops } from './hops.ts'
import type { AccessActions, Relation } from './relation.ts'
import { type AnyHop, assumeHops, explainedWays, nodesOf, type Scene } from './scene.ts'

/**
 * The ways from one node to another over assumptions, with access to a resource as the last hop where the way is to end
 * there, or at an action. Half edges and what is unknown are no way. That the conditions of several hops can be met together isn't
 * looked into.
 */
export function pathsIn(scene: Scene, question: PathsQuestion): PathsAnswer {
  return atOnce(pathTurns(scene, question))
}

/** The same, with a pause wherever messages may be let in. */
export function* pathTurns(scene: Scene, question: PathsQuestion): Generator<null, PathsAnswer, undefined> {
  const { from, longest, most } = question
  const { hops, to, goal } = yield* hopsToEnd(scene, question)
  const end = goal?.kind === 'action' ? goal.at : to
  const { ways, isComplete } = simpleWays(hops, [from, to], { longest, most })
  const paths = explainedWays(scene, ways).map((way) => ({
    hops: way.map((hop): Relation => (hop.to === to ? { ...hop, to: end } : hop)),
  }))
  const nodes = nodesOf(
    scene,
    paths.flatMap((path) => path.hops),
    [from, end],
  )
  return { paths, isComplete, nodes }
}

type HopsToEnd = {
  readonly hops: Hops<AnyHop>
  readonly to: string
  readonly goal: AccessGoal | null
}

/** All hops that ways to an end may take, and the id of the node that stands for the end. Pauses after each who was asked. */
export function* hopsToEnd(
  scene: Scene,
  {
    from,
    to,
    longest,
    isCertain,
    actions,
  }: {
    readonly from: string
    readonly to: PathsEnd
    readonly longest: number
    readonly isCertain: boolean
    readonly actions: AccessActions
  },
): Generator<null, HopsToEnd, undefined> {
  const hops: Hops<TrustEdge> = assumeHops(scene, isCertain)
  const goal = goalOf(scene, to, actions)
  if (goal === null) return { hops, to: to.kind === 'node' ? to.id : to.resource, goal }
  const able = [from, ...shortestWays(hops, from, longest - 1).keys()]
  const accessOf = accessOn(scene, goal)
  const last: Relation[] = []
  for (const id of able) {
    const found = accessOf(id)
    if (found !== null && counts(found, isCertain)) last.push(found)
    yield null
  }
  return { hops: withHops<AnyHop>(hops, last), to: goal.id, goal }
}

function counts({ state }: Relation, isCertain: boolean): boolean {
  return state === 'allowed' || (state === 'conditional' && !isCertain)
}

/** What is done at the end of the way; null where it ends at an identity. */
export function goalOf({ workspace }: Scene, to: PathsEnd, actions: AccessActions): AccessGoal | null {
  if (to.kind === 'action') {
    const { action, resource } = to
    return { kind: 'action', id: `${action} ${resource}`, action, at: resource }
  }
  const resource = entityOf(workspace, 'resource', to.id)
  return resource === undefined ? null : { kind: 'resource', id: resource.arn, resource, actions }
}

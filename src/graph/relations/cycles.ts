import { reachOf } from '../reach.ts'
import { relationOf } from './assumptions.ts'
import type { Cycle, CyclesAnswer } from './graph-question.ts'
import { assumeHops, nodesOf, type Scene } from './scene.ts'

/** Roles that can become one another again and again, the largest set first. Cost: linear in the edges. */
export function cyclesIn(scene: Scene): CyclesAnswer {
  const hops = assumeHops(scene)
  const cycles = reachOf(scene.graph).cycles.map((members): Cycle => {
    const inside = new Set(members)
    const among = members.flatMap((id) => hops.from(id).filter(({ to }) => inside.has(to)))
    return { members, hops: among.map(relationOf) }
  })
  cycles.sort((a, b) => b.members.length - a.members.length)
  return {
    cycles,
    nodes: nodesOf(
      scene,
      cycles.flatMap((cycle) => cycle.hops),
    ),
  }
}

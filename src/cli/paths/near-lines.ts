import { halvesOf } from '#graph/hidden-halves.ts'
import { nearestWays } from '#graph/nearest-ways.ts'
import { explainedWays, type Scene } from '#graph/relations/scene.ts'

import { hopLine } from './hop-line.ts'

/** As on the page, nobody reads more ways that are none. */
const mostNear = 6

/**
 * Where no way leads from one to a role: what comes nearest, as the command line prints it. Of each hop `reason` says why it is
 * none, or `decided`; a permission on many roles that covers the end is a line of its own.
 */
export function nearLines(scene: Scene, from: string, to: string): readonly object[] {
  const ways = explainedWays(scene, nearestWays(scene.graph, from, to, mostNear))
  const covering = halvesOf(scene.graph, to).covering.filter((half) => half.from === from)
  return [
    ...ways.map((way) => ({
      nearest: way.map((hop) => ({
        ...hopLine(hop),
        ...(hop.kind === 'assume' ? { reason: hop.reason } : {}),
      })),
    })),
    ...covering.map(({ pattern }) => ({ from, pattern, roles: [to] })),
  ]
}

import type { Scene } from '#graph/relations/scene.ts'
import { entityOf } from '#model/workspace.ts'

/** At most so many members are named. */
const most = 8

/** Why nothing is answered of calls of a group: its members make them. Null where it is none. */
export function groupProblem({ workspace, graph }: Scene, id: string): string | null {
  const group = entityOf(workspace, 'group', id)
  if (group === undefined) return null
  const members = graph.edges.flatMap(({ kind, from, to }) => (kind === 'member' && to === id ? [from] : []))
  const left = members.length > most ? `, or one of ${members.length - most} more` : ''
  const who =
    members.length === 0
      ? 'it has no members'
      : `ask of a member: ${members.slice(0, most).join(', ')}${left}`
  return `\`${group.name}\` is a group, and groups make no calls; ${who}`
}

import type { GraphChanges } from '#graph/picture/changes-between.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import { stateWord } from './graph-wording.ts'
import { lastName } from './session-wording.ts'

/** One line that differs, in words; `isThere`: it stands in the graph now. */
export type ChangeRow = { readonly edge: TrustEdge; readonly text: string; readonly isThere: boolean }

/** What became of each line: `+ alice → DeployRole: allowed`. Whatever has no name any more is told by the end of its ARN. */
export function changeRows(
  { appeared, gone, changed }: GraphChanges,
  nameOf: (nodeId: string) => string,
): readonly ChangeRow[] {
  const shown = (id: string) => {
    const name = nameOf(id)
    return name === id && id.startsWith('arn:') ? lastName(id) : name
  }
  const name = ({ from, to }: TrustEdge) => `${shown(from)} → ${shown(to)}`
  return [
    ...appeared.map((edge) => ({ edge, text: `+ ${name(edge)}: ${word(edge)}`, isThere: true })),
    ...gone.map((edge) => ({ edge, text: `− ${name(edge)}: was ${word(edge)}`, isThere: false })),
    ...changed.map(([was, edge]) => ({ edge, text: `${name(edge)}: ${turn(was, edge)}`, isThere: true })),
  ]
}

function word({ kind, state }: TrustEdge): string {
  return stateWord(kind, state).toLowerCase()
}

function turn(was: TrustEdge, edge: TrustEdge): string {
  return was.state === edge.state ? 'under other conditions' : `${word(was)} before, now ${word(edge)}`
}

import type { GraphChanges } from '#graph/picture/changes-between.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import { stateWords } from './graph-wording.ts'

/** One line that differs, in words; `isThere`: it stands in the graph now. */
export type ChangeRow = { readonly edge: TrustEdge; readonly text: string; readonly isThere: boolean }

/** What became of each line: `+ alice → DeployRole: allowed`. */
export function changeRows(
  { appeared, gone, changed }: GraphChanges,
  nameOf: (nodeId: string) => string,
): readonly ChangeRow[] {
  const name = ({ from, to }: TrustEdge) => `${nameOf(from)} → ${nameOf(to)}`
  return [
    ...appeared.map((edge) => ({ edge, text: `+ ${name(edge)}: ${word(edge)}`, isThere: true })),
    ...gone.map((edge) => ({ edge, text: `− ${name(edge)}: was ${word(edge)}`, isThere: false })),
    ...changed.map(([was, edge]) => ({ edge, text: `${name(edge)}: ${turn(was, edge)}`, isThere: true })),
  ]
}

function word({ kind, state }: TrustEdge): string {
  return kind === 'member' ? 'member' : stateWords[state].toLowerCase()
}

function turn(was: TrustEdge, edge: TrustEdge): string {
  return was.state === edge.state ? 'under other conditions' : `${word(was)} before, now ${word(edge)}`
}

import { shownControls } from '#engine/text/shown-controls.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import type { Found } from './answer-row.ts'
import type { GraphQuestion } from './graph-question.ts'

/** Was a way from one to another asked for, and is there none of that length? */
export function isNoWay({ ask, from, to }: GraphQuestion, { rows, isComplete, cut }: Found): boolean {
  if ((ask !== 'paths' && ask !== 'cut') || rows.length > 0 || !isComplete || from === to) return false
  return cut === null || cut.kind === 'no-way'
}

/** What somebody is called, whether or not the answer names it. */
export function shortName({ nodes }: Found, graph: TrustGraph, id: string): string {
  const node = nodes.get(id) ?? graph.nodes.find((one) => one.id === id)
  return shownControls(node?.name ?? id.slice(id.lastIndexOf('/') + 1))
}

import { shownControls } from '#engine/text/shown-controls.ts'
import type { TrustNode } from '#graph/trust-graph.ts'

import { nodeKindWords } from './graph-wording.ts'

/** What a node is called: a character that turns what is written is shown as such. */
export function nodeName({ name }: Pick<TrustNode, 'name'>): string {
  return shownControls(name)
}

/** The same with what it is behind it, unless it is called so: `Anyone` is no more than anyone. */
export function nameWithKind(
  node: Pick<TrustNode, 'name' | 'kind'>,
  what: string = nodeKindWords[node.kind],
): string {
  const name = nodeName(node)
  return name === what ? name : `${name} (${what})`
}

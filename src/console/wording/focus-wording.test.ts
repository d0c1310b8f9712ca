import { expect, it } from 'vitest'

import { linesOfNode } from '#graph/lines-of-node.ts'
import type { TrustEdgeState } from '#graph/trust-graph.ts'
import { edgeOf } from '#testing/graph-parts.ts'

import { reachedSentence } from './focus-wording.ts'

const saidOf = (...states: readonly TrustEdgeState[]) => {
  const edges = states.map((state, at) => edgeOf(`a${at}`, 'R', { state }))
  return reachedSentence('role', linesOfNode({ nodes: [], edges }, 'R', new Map()))
}

it('says of a role that nobody can assume it only where nobody is known or may turn out to', () => {
  expect(saidOf('trustOnly', 'permissionOnly')).toMatch(/^Nobody can assume it: /)
  expect(saidOf('trustOnly', 'unknown')).toBe('Nobody is known to be able to assume it.')
  expect(saidOf('trustOnly', 'conditional')).toBe('')
  expect(saidOf()).toMatch(/nobody can assume it/)
})

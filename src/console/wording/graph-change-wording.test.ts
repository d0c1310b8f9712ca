import { expect, it } from 'vitest'

import type { TrustEdge } from '#graph/trust-graph.ts'
import { role, user } from '#testing/small-trust.ts'

import { changeRows } from './graph-change-wording.ts'

const nameOf = (id: string) => (id === role('Audit') ? 'The audit role' : id)

it('names what is gone as it was named, and what is there by its name', () => {
  const edge: TrustEdge = {
    id: 'e',
    from: user('team/ann'),
    to: role('Audit'),
    kind: 'AssumeRole',
    state: 'allowed',
    reason: 'decided',
    conditions: [],
    sentence: '',
    deciding: [],
  }
  const rows = changeRows({ appeared: [], gone: [edge], changed: [] }, nameOf)
  expect(rows.map(({ text }) => text)).toEqual(['− ann → The audit role: was allowed'])
})

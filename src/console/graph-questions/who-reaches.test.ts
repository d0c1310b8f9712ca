import { describe, expect, it } from 'vitest'

import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'

import { mostRows, whoReaches } from './who-reaches.ts'

const edge = (from: string, to: string, more: Partial<TrustEdge> = {}): TrustEdge => ({
  id: `${from}>${to}`,
  from,
  to,
  kind: 'AssumeRole',
  state: 'allowed',
  reason: 'decided',
  conditions: [],
  sentence: '',
  deciding: [],
  ...more,
})
const access = (from: string, note: string, more: Partial<TrustEdge> = {}) =>
  edge(from, 'bucket', { kind: 'access', note, ...more })
const trust: TrustGraph = {
  nodes: [],
  edges: [
    edge('alice', 'deploy'),
    edge('ci', 'alice', { state: 'trustOnly' }),
    edge('bob', 'deploy', { state: 'conditional' }),
    edge('deploy', 'alice'),
  ],
}
const tell = (accesses: readonly TrustEdge[]) =>
  whoReaches(trust, 'bucket', accesses).rows.map(
    ({ from, hops, note }) => `${from} ${hops.map(({ to }) => to).join(' ')}: ${note}`,
  )

describe('who reaches a resource', () => {
  const told = tell([access('alice', 'Read'), access('deploy', 'Write, Read')])

  it('names those with access and whoever can become them, the strongest access first', () => {
    expect(told).toEqual([
      'deploy bucket: Write, Read',
      'alice deploy bucket: Write, Read',
      'bob deploy bucket: Write, Read',
      'alice bucket: Read',
      'deploy alice bucket: Read',
      'bob deploy alice bucket: Read',
    ])
  })

  it('takes a half edge for no way', () => {
    expect(told.some((line) => line.startsWith('ci'))).toBe(false)
  })

  it('has last those of whom it is unknown', () => {
    const unknown = access('eve', 'Write (unknown)', { state: 'unknown' })
    expect(tell([unknown, access('deploy', 'Read')]).at(-1)).toBe('eve bucket: Write (unknown)')
  })

  it('ends where as many are told of as are, those with access first, and says so', () => {
    const names = Array.from({ length: 300 }, (_, at) => `R${at}`)
    const edges = names.flatMap((from) => names.map((to) => edge(from, to)))
    const accesses = names.map((name) => access(name, 'Read'))
    const { rows, isComplete } = whoReaches({ nodes: [], edges }, 'bucket', accesses)
    expect([rows.length, isComplete]).toEqual([mostRows, false])
    expect(rows.slice(0, 300).every(({ hops }) => hops.length === 1)).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'

import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'
import { edgeOf } from '#testing/graph-parts.ts'

import { mostRows, whoReaches } from './who-reaches.ts'

const access = (from: string, note: string, more: Partial<TrustEdge> = {}) =>
  edgeOf(from, 'bucket', { kind: 'access', note, ...more })
const trust: TrustGraph = {
  nodes: [],
  edges: [
    edgeOf('alice', 'deploy'),
    edgeOf('ci', 'alice', { state: 'trustOnly' }),
    edgeOf('bob', 'deploy', { state: 'conditional' }),
    edgeOf('deploy', 'alice'),
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
    const edges = names.flatMap((from) => names.map((to) => edgeOf(from, to)))
    const accesses = names.map((name) => access(name, 'Read'))
    const { rows, isComplete } = whoReaches({ nodes: [], edges }, 'bucket', accesses)
    expect([rows.length, isComplete]).toEqual([mostRows, false])
    expect(rows.slice(0, 300).every(({ hops }) => hops.length === 1)).toBe(true)
  })
})

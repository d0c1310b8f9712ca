import { describe, expect, it } from 'vitest'

import type { TrustEdge } from '#graph/trust-graph.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import {
  boxCount,
  chipOf,
  howWords,
  shortChipOf,
  stateCount,
  summarySentence,
  undrawnSentence,
} from './graph-wording.ts'

const condition = (key: string) => ({ operator: 'StringEquals', key, values: ['x'], must: 'hold' }) as const

describe('how an edge reaches its far end', () => {
  it('is told with all that it is for, where it is for something', () => {
    expect(howWords({ kind: 'AssumeRole' })).toBe('AssumeRole')
    expect(howWords({ kind: 'access', note: 'Permissions management, Read (conditional)' })).toBe(
      'Access: Permissions management, Read (conditional)',
    )
  })
})

describe('the word on an edge', () => {
  it.each<readonly [Partial<TrustEdge>, string]>([
    [{ state: 'allowed' }, ''],
    [{ state: 'allowed', note: 'Write, Read, List' }, 'Write +2'],
    [{ state: 'allowed', note: 'Write (conditional), Read' }, 'Write (conditional) +1'],
    [
      { state: 'conditional', note: 'Write (conditional), Read (conditional)', reason: 'outside' },
      'Write +1 · if its account allows',
    ],
    [{ state: 'conditional', note: 'Read', conditions: [condition('sts:ExternalId')] }, 'Read · external id'],
    [{ state: 'trustOnly' }, 'trust only'],
    [{ state: 'permissionOnly' }, 'permission only'],
    [{ state: 'unknown' }, 'unknown'],
    [{ state: 'conditional', conditions: [condition('aws:MultiFactorAuthPresent')] }, 'MFA'],
    [
      { state: 'conditional', conditions: [condition('sts:ExternalId'), condition('aws:SourceIp')] },
      'external id and source IP',
    ],
    [{ state: 'conditional', reason: 'outside' }, 'if its account allows'],
    [
      {
        state: 'conditional',
        conditions: [condition('sts:ExternalId')],
        others: [[condition('aws:SourceIp')]],
      },
      'external id or source IP',
    ],
    [
      {
        state: 'conditional',
        conditions: [condition('sts:ExternalId')],
        others: [[condition('aws:SourceIp')], [condition('aws:CurrentTime')]],
      },
      'external id or otherwise',
    ],
    [
      { state: 'conditional', conditions: [condition('sts:ExternalId')], others: [] },
      'external id or maybe otherwise',
    ],
    [
      {
        state: 'conditional',
        conditions: [condition('sts:ExternalId')],
        others: [[condition('sts:ExternalId')]],
      },
      'external id',
    ],
  ])('says what the line alone does not: %j', (given, expected) => {
    expect(chipOf({ ...plain, ...given })).toBe(expected)
  })
})

it('where there is no room for two things that an edge hangs on, the word names the first and counts the other', () => {
  const keys = ['sts:ExternalId', 'aws:MultiFactorAuthPresent']
  const edge: TrustEdge = { ...plain, state: 'conditional', conditions: keys.map(condition) }
  expect(chipOf(edge)).toMatch(/^external id and \S/)
  expect(shortChipOf(edge)).toBe('external id +1')
  const [one] = edge.conditions
  expect(shortChipOf({ ...edge, conditions: one === undefined ? [] : [one] })).toBe('external id')
})

it('tells the picture in one breath', () => {
  const summary = summarySentence({
    administrators: 0,
    nodes: new Map([
      ['user', 2],
      ['saml-provider', 1],
    ] as const),
    edges: new Map([['member', 1]] as const),
    states: new Map([
      ['trustOnly', 1],
      ['allowed', 3],
    ] as const),
    gone: new Map([['trustOnly', 2]] as const),
    goneNodes: new Map([['user', 1]] as const),
  })
  expect(summary).toBe(
    '2 users, 1 SAML provider. Lines: 3 allowed, 1 trust only. Drawn besides, though gone: 1 user. Lines drawn besides, though gone: 2 trust only. 1 group membership.',
  )
})

it('tells apart the lines that the legend counts apart, since they assume no role', () => {
  const nothing = { administrators: 0, gone: new Map(), goneNodes: new Map() }
  expect(
    summarySentence({
      nodes: new Map([['user', 1]] as const),
      edges: new Map([
        ['AssumeRole', 8],
        ['access', 1],
        ['pass', 2],
      ] as const),
      states: new Map([['allowed', 11]] as const),
      ...nothing,
    }),
  ).toBe('1 user. Lines: 11 allowed, among them access to resources (1), passes to services (2).')
})

it('says how many may do everything', () => {
  const nodes = new Map([['role', 3]] as const)
  const nothing = { edges: new Map(), states: new Map(), gone: new Map(), goneNodes: new Map() }
  expect(summarySentence({ nodes, administrators: 2, ...nothing })).toBe(
    '3 roles. 2 administrators among them.',
  )
  expect(summarySentence({ nodes, administrators: 1, ...nothing })).toBe(
    '3 roles. 1 administrator among them.',
  )
})

it('counts lines that are gone apart from those that are there, and names by state what is in the table alone', () => {
  const there = new Map([['trustOnly', 4]] as const)
  const gone = new Map([
    ['trustOnly', 1],
    ['allowed', 2],
  ] as const)
  const summary = {
    administrators: 0,
    nodes: new Map(),
    goneNodes: new Map(),
    edges: new Map(),
    states: there,
    gone,
  }
  expect([stateCount(summary, 'trustOnly'), stateCount(summary, 'allowed')]).toEqual([
    '4, 1 gone',
    '0, 2 gone',
  ])
  expect(undrawnSentence({ ...summary, edges: new Map([['member', 1]]) })).toBe(
    ' Lines in the table alone: 4 trust only, 1 group membership.',
  )
  expect(undrawnSentence({ ...summary, states: new Map() })).toBe('')
})

const plain = edgeOf('a', 'b', { id: 'e' })

it('counts boxes that are drawn only to say that they are gone apart from those that are there', () => {
  const gone = { ...nodeOf('b'), isGone: true } as const
  expect([boxCount([nodeOf('a'), gone, nodeOf('c')]), boxCount([nodeOf('a')]), boxCount([gone])]).toEqual([
    '2, 1 gone',
    '1',
    '0, 1 gone',
  ])
})

import { array, assert, boolean, constantFrom, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { smallCompany } from '#testing/accounts.ts'

import { trustGraphOf } from '../trust.ts'
import { relationOf } from './assumptions.ts'
import { filterFields, filterText, readFilter } from './read-filter.ts'
import { relationsMatching } from './relation-filter.ts'
import { nodeOfTrust } from './relation-nodes.ts'

describe('a line of demands', () => {
  it.each([
    ['alice', [{ field: 'name', texts: ['alice'], negated: false }], []],
    [
      'from:alice,bob -state:Unknown',
      [
        { field: 'from', texts: ['alice', 'bob'], negated: false },
        { field: 'state', texts: ['Unknown'], negated: true },
      ],
      [],
    ],
    [
      'OU:"My Unit" if:MFA',
      [
        { field: 'ou', texts: ['My Unit'], negated: false },
        { field: 'condition', texts: ['MFA'], negated: false },
      ],
      [],
    ],
    ['arn:aws:iam::1:role/x', [{ field: 'name', texts: ['arn:aws:iam::1:role/x'], negated: false }], []],
    ['acount:dev kind: constructor:x', [], ['acount:dev', 'kind:', 'constructor:x']],
    ['', [], []],
    ['"open', [{ field: 'name', texts: ['open'], negated: false }], []],
  ])('%s', (line, filter, unread) => {
    expect(readFilter(line)).toEqual({ filter, unread })
  })

  it('is read as what it was written from', () => {
    const term = record({
      field: constantFrom(...filterFields),
      texts: array(
        string({ minLength: 1 }).filter((text) => /^[^"\s][^"]*$/.test(text)),
        { minLength: 1, maxLength: 3 },
      ),
      negated: boolean(),
    })
    assert(
      property(array(term, { maxLength: 4 }), (filter) => {
        expect(readFilter(filterText(filter)).filter).toEqual(filter)
      }),
    )
  })
})

describe('relations that meet it', () => {
  const workspace = smallCompany()
  const graph = trustGraphOf(workspace)
  const all = { relations: graph.edges.map(relationOf), nodes: graph.nodes.map(nodeOfTrust) }
  const ends = (line: string) =>
    relationsMatching(workspace, all, readFilter(line).filter).map(
      ({ from, to, kind }) => `${kind} ${from.split(/[/:]/).at(-1)} ${to.split(/[/:]/).at(-1)}`,
    )

  it('are those of an end, a kind, a state, an account, a path or a tag', () => {
    expect(ends('from:alice kind:member')).toEqual(['member alice Developers'])
    expect(ends('to:deploy kind:AssumeRole from:alice')).toEqual(['assume alice Deploy'])
    expect(ends('path:/ci/').every((text) => text.includes('Deploy'))).toBe(true)
    expect(ends('path:/ci/')).not.toEqual([])
    expect(ends('tag:stage')).toEqual(ends('tag:stage=test'))
    expect(ends('tag:stage=prod')).toEqual([])
    expect(ends('account:prod')).toEqual(expect.arrayContaining(['assume alice Auditor']))
    expect(ends('-account:dev')).toEqual([])
  })

  it('are all where nothing is asked for', () => {
    expect(ends('')).toHaveLength(graph.edges.length)
  })
})

import { describe, expect, it } from 'vitest'

import type { ClauseTrace } from '#engine/explain/trace.ts'

import { closenessWords, entriesShown, variableWords } from './clause-words.ts'
import { statementName } from './statement-name.ts'

function actions(...entries: readonly (readonly [text: string, matches: boolean])[]): ClauseTrace {
  return {
    clause: 'action',
    holds: entries.some(([, matches]) => matches),
    element: 'Action',
    entries: entries.map(([text, matches]) => ({ text, matches })),
    variables: [],
    operands: [],
  }
}

describe('the entries that tell why a part matches', () => {
  it.each<[string, ClauseTrace, string]>([
    ['are those that do', actions(['s3:Put*', false], ['s3:Get*', true]), 's3:Get*'],
    ['are all where none does', actions(['s3:Put*', false], ['ec2:*', false]), 's3:Put*, ec2:*'],
    [
      'are the first of many',
      actions(['a:1', false], ['a:2', false], ['a:3', false], ['a:4', false], ['a:5', false]),
      'a:1, a:2, a:3 and 2 more',
    ],
  ])('%s', (_title, clause, shown) => {
    expect(entriesShown(clause)).toBe(shown)
  })
})

describe('the variables of a part', () => {
  it('are told with what they stand for, or that they stand for nothing', () => {
    const variables = [
      { key: 'aws:username', value: 'alice' },
      { key: 'aws:PrincipalTag/t', value: null },
    ]
    expect(variableWords({ ...actions(), variables })).toBe(
      '${aws:username} is alice, ${aws:PrincipalTag/t} has no value here',
    )
    expect(variableWords(actions())).toBe('')
  })
})

describe('how near a statement came', () => {
  const statement = {
    layer: 'identity',
    policy: 'p',
    statement: 0,
    sid: null,
    effect: 'Allow',
    applies: false,
    clauses: [actions(['a:1', true]), actions(['a:2', false])],
  } as const
  it('is counted in its parts, unless it applies', () => {
    expect(closenessWords({ statement, closeness: 'near-miss' }).words).toBe('near miss: 1 of 2 parts match')
    expect(closenessWords({ statement, closeness: 'decisive' }).words).toBe('decided')
  })
})

describe('the name of a statement', () => {
  const reference = {
    layer: 'identity',
    policy: 'readers',
    statement: 1,
    sid: null,
    effect: 'Allow',
  } as const
  it('is its Sid, or its place', () => {
    expect(statementName({ ...reference, sid: 'ReadReports' })).toBe('readers › ReadReports')
    expect(statementName(reference)).toBe('readers › statement 2')
    expect(statementName({ ...reference, sid: '' })).toBe('readers › statement 2')
  })
})

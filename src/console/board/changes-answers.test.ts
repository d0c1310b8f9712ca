import { describe, expect, it } from 'vitest'

import { type Change, reverseChange } from '#model/change.ts'
import { type Board, type Expectation, mainBoard, type PinnedRequest } from '#model/entities/entity.ts'
import { entitiesOf } from '#model/workspace.ts'
import { smallCompany } from '#testing/accounts.ts'

import { changesAnswers } from './changes-answers.ts'

const board: Board = {
  kind: 'board',
  id: mainBoard,
  order: 0,
  name: 'Main',
  context: { 'aws:SourceIp': '203.0.113.7' },
  unknown: [],
}
const pin: PinnedRequest = {
  kind: 'pinned-request',
  id: 'pin/1',
  board: mainBoard,
  order: 0,
  action: 's3:GetObject',
  resource: '*',
  context: {},
  unknown: [],
}
const test: Expectation = {
  kind: 'expectation',
  id: 'expectation/1',
  order: 0,
  note: '',
  principal: '*',
  action: 's3:GetObject',
  resource: '*',
  context: {},
  expected: { kind: 'allowed' },
}

function change(part: Partial<Change>): Change {
  return { label: { verb: 'test', names: [] }, added: [], updated: [], removed: [], ...part }
}

describe('whether a change bears on what the rows of a board answer', () => {
  const others: readonly (readonly [string, Change])[] = [
    ['pinning', change({ added: [pin] })],
    ['moving', change({ updated: [[pin, { ...pin, order: 3 }]] })],
    ['naming a board', change({ updated: [[board, { ...board, name: 'B' }]] })],
    ['naming the first board', change({ added: [{ ...board, context: {} }] })],
    ['another board with keys', change({ added: [{ ...board, id: 'board/2' }, pin] })],
    ['writing a test', change({ added: [test] })],
    ['editing a test', change({ updated: [[test, { ...test, context: { 'aws:SourceIp': '1.2.3.4' } }]] })],
  ]
  it.each(others)('%s changes none, nor does its undoing', (_, one) => {
    expect(changesAnswers(one)).toBe(false)
    expect(changesAnswers(reverseChange(one))).toBe(false)
  })

  const bearing: readonly (readonly [string, Change])[] = [
    ['other keys of a request', change({ updated: [[pin, { ...pin, unknown: ['aws:SourceIp'] }]] })],
    ['other keys of a board', change({ updated: [[board, { ...board, context: {} }]] })],
    ['the first keys of the first board', change({ added: [board] })],
    ['a test with a user', change({ added: [test, ...entitiesOf(smallCompany(), 'user').slice(0, 1)] })],
  ]
  it.each(bearing)('%s may change some, and so may its undoing', (_, one) => {
    expect(changesAnswers(one)).toBe(true)
    expect(changesAnswers(reverseChange(one))).toBe(true)
  })
})

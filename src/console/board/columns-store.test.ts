import { afterEach, describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import type { Verdict } from '#worker/contract.ts'

import {
  addColumn,
  besideText,
  columnsStore,
  forgetColumns,
  mostColumns,
  removeColumn,
  silenceColumn,
  sessionColumn,
  tellColumn,
} from './columns-store.ts'
import { markOf } from './verdict-mark.tsx'

afterEach(forgetColumns)

const allowed: Verdict = { kind: 'decided', decision: 'allowed', sentence: '', deciding: [], blockedBy: [] }

function column(name: string) {
  return { kind: 'session', id: name, name, stack: [{ kind: 'anonymous' }] } as const
}

function user(account: string, mfa: boolean) {
  return sessionColumn([{ kind: 'user', user: arn(`arn:aws:iam::${account}:user/alice`), mfa }])
}

const beside = (id: string) => besideText(columnsStore.getState(), markOf, id)
const names = () => columnsStore.getState().columns.map(({ name }) => name)

describe('the columns beside a board', () => {
  it('stay when they are added again, go when they are taken away, and the oldest makes room', () => {
    addColumn(column('a'))
    addColumn(column('a'))
    expect(names()).toEqual(['a'])
    removeColumn('a')
    expect(names()).toEqual([])
    for (const name of ['a', 'b', 'c', 'd', 'e']) addColumn(column(name))
    expect(names()).toEqual(['b', 'c', 'd', 'e'])
    expect(names()).toHaveLength(mostColumns)
  })

  it('say of a row what they were told, each under its name, and what they said before while they are asked again', () => {
    addColumn(column('as alice'))
    expect(beside('pin/1')).toBe('none\tas alice')
    tellColumn('as alice', new Map([['pin/1', allowed]]))
    tellColumn('as alice', new Map())
    expect(beside('pin/1')).toBe('allowed\tas alice')
  })

  it('say nothing of what they were told before they were taken away or made room', () => {
    addColumn(column('a'))
    tellColumn('a', new Map([['pin/1', allowed]]))
    removeColumn('a')
    tellColumn('a', new Map([['pin/1', allowed]])) // came too late
    addColumn(column('a'))
    expect(beside('pin/1')).toBe('none\ta')
    tellColumn('a', new Map([['pin/1', allowed]]))
    for (const name of ['b', 'c', 'd', 'e', 'a']) addColumn(column(name))
    expect(beside('pin/1')).toContain('none\ta')
  })

  it('say why nobody can act so in place of what they were told, until somebody can', () => {
    addColumn(column('as bob'))
    tellColumn('as bob', new Map([['pin/1', allowed]]))
    silenceColumn('as bob', 'No password or key')
    expect(beside('pin/1')).toBe('No password or key\tas bob')
    silenceColumn('as bob', null)
    expect(beside('pin/1')).toBe('none\tas bob')
  })

  it('tell users of one name apart by account, and one user with MFA from the same without', () => {
    addColumn(user('111122223333', false))
    addColumn(user('444455556666', false))
    addColumn(user('444455556666', true))
    addColumn(user('444455556666', true))
    expect(names()).toEqual([
      'as alice',
      'as alice in 4444-5555-6666',
      'as alice in 4444-5555-6666, with MFA',
    ])
  })

  it('number what has the same name in full', () => {
    for (const id of ['1', '2', '3']) addColumn({ ...column('as of Monday'), id })
    expect(names()).toEqual(['as of Monday', 'as of Monday (2)', 'as of Monday (3)'])
  })
})

import { afterEach, describe, expect, it } from 'vitest'

import type { Verdict } from '#worker/contract.ts'

import {
  besideText,
  columnsStore,
  forgetColumns,
  mostColumns,
  tellColumn,
  toggleColumn,
} from './columns-store.ts'
import { markOf } from './verdict-mark.tsx'

afterEach(forgetColumns)

const allowed: Verdict = { kind: 'decided', decision: 'allowed', sentence: '', deciding: [], blockedBy: [] }

function column(name: string) {
  return { kind: 'session', id: name, name, session: { kind: 'anonymous' } } as const
}

const beside = (id: string) => besideText(columnsStore.getState(), markOf, id)

describe('the columns beside a board', () => {
  it('come and go by the same choice, and the oldest makes room', () => {
    toggleColumn(column('a'))
    toggleColumn(column('a'))
    expect(columnsStore.getState().columns).toEqual([])
    for (const name of ['a', 'b', 'c', 'd', 'e']) toggleColumn(column(name))
    expect(columnsStore.getState().columns.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'e'])
    expect(columnsStore.getState().columns).toHaveLength(mostColumns)
  })

  it('say of a row what they were told, each under its name, and what they said before while they are asked again', () => {
    toggleColumn(column('as alice'))
    expect(beside('pin/1')).toBe('none\tas alice')
    tellColumn('as alice', new Map([['pin/1', allowed]]))
    tellColumn('as alice', new Map())
    expect(beside('pin/1')).toBe('allowed\tas alice')
  })
})

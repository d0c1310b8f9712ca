import { describe, expect, it } from 'vitest'

import type { Closeness, WeighedStatement } from './gate-story.ts'
import { filtered, startFilter, usefulFilters } from './statement-filter.ts'

function statements(...all: readonly Closeness[]): readonly WeighedStatement[] {
  return all.map((closeness, statement) => ({
    closeness,
    statement: {
      layer: 'identity',
      policy: 'p',
      statement,
      sid: null,
      effect: 'Allow',
      applies: false,
      clauses: [],
    },
  }))
}

describe('the statements that are listed', () => {
  it.each<[string, readonly Closeness[], string]>([
    ['those that decided, where there are any', ['decisive', 'near-miss', 'far'], 'decisive'],
    ['near misses, where none decided', ['near-miss', 'far'], 'near'],
    ['those that apply, where none decided', ['applies', 'far'], 'near'],
    ['all, where none comes near', ['far', 'far'], 'all'],
  ])('are at first %s', (_title, closenesses, filter) => {
    expect(startFilter(statements(...closenesses))).toBe(filter)
  })

  it('are those that decided among the near misses too, and everything among all', () => {
    const some = statements('decisive', 'applies', 'near-miss', 'far')
    expect((['decisive', 'near', 'all'] as const).map((filter) => filtered(some, filter).length)).toEqual([
      1, 3, 4,
    ])
  })

  it('can be filtered by nothing that would list the same, or nothing', () => {
    expect(usefulFilters(statements('decisive', 'far'))).toEqual([
      { filter: 'decisive', count: 1 },
      { filter: 'all', count: 2 },
    ])
    expect(usefulFilters(statements('far'))).toEqual([{ filter: 'all', count: 1 }])
  })
})

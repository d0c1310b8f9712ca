import type { ExpectationResult } from '#graph/expectations/run-expectation.ts'
import type { EntityId, Expectation } from '#model/entities/entity.ts'

import type { Outcome } from './test-run.ts'

/** The result of each test; a test that was worded anew since has none yet. */
export function resultsOf(
  expectations: readonly Expectation[],
  outcomes: ReadonlyMap<EntityId, Outcome>,
): ReadonlyMap<EntityId, ExpectationResult> {
  return new Map(
    expectations.flatMap((expectation): readonly (readonly [EntityId, ExpectationResult])[] => {
      const outcome = outcomes.get(expectation.id)
      return outcome === undefined || !isSameQuestion(outcome.expectation, expectation)
        ? []
        : [[expectation.id, outcome.result]]
    }),
  )
}

/** How many tests came out how. */
export type TestCounts = Readonly<Record<ExpectationResult['kind'], number>>

export function countsOf(results: ReadonlyMap<EntityId, ExpectationResult>): TestCounts {
  const counts = { met: 0, failed: 0, unknown: 0 }
  for (const { kind } of results.values()) counts[kind] += 1
  return counts
}

/** Place and note change nothing about the answer. */
function isSameQuestion(one: Expectation, other: Expectation): boolean {
  if (one === other) return true
  const { order: _order, note: _note, ...asked } = one
  const { order: _other, note: _of, ...wanted } = other
  return JSON.stringify(asked) === JSON.stringify(wanted)
}

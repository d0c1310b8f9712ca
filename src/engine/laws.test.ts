import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { lawsOfAdding } from '#testing/laws/adding.ts'
import { lawsOfAsking, lawsOfExplaining } from '#testing/laws/asking.ts'
import { decide, lawCases, type Law } from '#testing/laws/law.ts'
import { lawsOfNarrowing } from '#testing/laws/narrowing.ts'
import { lawsOfSpelling } from '#testing/laws/spelling.ts'

const byClaim = (laws: readonly Law[]) => laws.map(({ claim, holds }) => [claim, holds] as const)

/** The report of the smallest case that breaks the law; null where none was found. */
function failure(holds: Law['holds'], numRuns: number): string | null {
  return fc.defaultReportMessage(fc.check(fc.property(lawCases, holds), { numRuns })) ?? null
}

describe('for any policies and request', () => {
  it.each(byClaim(lawsOfAdding))('%s', (_claim, holds) => {
    expect(failure(holds, 400)).toBeNull()
  })

  it.each(byClaim(lawsOfNarrowing))('%s', (_claim, holds) => {
    expect(failure(holds, 250)).toBeNull()
  })

  it.each(byClaim(lawsOfSpelling))('%s', (_claim, holds) => {
    expect(failure(holds, 250)).toBeNull()
  })

  it.each(byClaim(lawsOfAsking))('%s', (_claim, holds) => {
    expect(failure(holds, 400)).toBeNull()
  })

  it.each(byClaim(lawsOfExplaining))('%s', (_claim, holds) => {
    expect(failure(holds, 250)).toBeNull()
  })
})

describe('the random cases', () => {
  it('are allowed, denied outright and denied for want of an Allow, each often', () => {
    const decisions = fc
      .sample(lawCases, { numRuns: 500, seed: 1 })
      .map((one) => decide(one.request, one.documents))
    for (const kind of ['allowed', 'explicitDeny', 'implicitDeny']) {
      expect(decisions.filter((decision) => decision === kind).length).toBeGreaterThan(75)
    }
  })
})

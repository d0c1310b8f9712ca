import './tests-chip.css'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'

import { hrefs } from '../parts/hrefs.ts'
import { useEntities } from '../parts/use-entities.ts'
import { countsOf, resultsOf, type TestCounts } from './test-results.ts'
import { keepTestsRun, testRunStore } from './test-run.ts'

/** How the tests stand, wherever one is: they run after every change. Without a test there is nothing to say. */
export function TestsChip(): ReactNode {
  useEffect(keepTestsRun, [])
  const expectations = useEntities('expectation')
  const { outcomes, status } = useStore(testRunStore)
  const results = resultsOf(expectations, outcomes)
  if (expectations.length === 0 || results.size === 0) return null
  const counts = countsOf(results)
  const isFailing = counts.failed > 0
  const isOld = status === 'cancelled' || status === 'failed'
  return (
    <a
      className="tests-chip"
      data-failing={isFailing}
      data-stale={status !== 'done'}
      href={isFailing ? `${hrefs.expectations}?show=failed` : hrefs.expectations}
      aria-label={`Tests: ${wordsOf(counts)}${isOld ? ', may be out of date' : ''}`}
    >
      <span className="tests-chip-rest">Tests {counts.met} ✓</span>
      {counts.failed === 0 ? null : <span>{counts.failed} ✗</span>}
      {counts.unknown === 0 ? null : <span className="tests-chip-rest">{counts.unknown} ?</span>}
      {isOld ? <span className="tests-chip-rest">(may be out of date)</span> : null}
    </a>
  )
}

function wordsOf({ met, failed, unknown }: TestCounts): string {
  return [`${met} met`, `${failed} failed`, ...(unknown === 0 ? [] : [`${unknown} unknown`])].join(', ')
}

import { describe, expect, it } from 'vitest'

import { amongOthers, casesBySize } from './cases.ts'
import { contendersFor, disagreements } from './contenders.ts'

describe('the plain interpreter that the engine is measured against', () => {
  it.each([...casesBySize(), amongOthers(1000)].map((each) => [each.name, each] as const))(
    'decides as the engine does, and not all alike: %s',
    (_name, benchCase) => {
      const few = { ...benchCase, asked: benchCase.asked.slice(0, 31) }
      const contenders = contendersFor(few)
      expect(disagreements(few, contenders)).toEqual([])
      const decisions = new Set(few.asked.map((_, at) => contenders[0]?.answer(at)))
      expect(decisions.size).toBeGreaterThan(1)
    },
  )
})

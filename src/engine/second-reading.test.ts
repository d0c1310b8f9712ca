import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decides } from '#testing/oracle/decides.ts'
import { cases } from '#testing/random/cases.ts'

import { compilePolicies } from './compile/compile-policies.ts'
import { authorize } from './evaluate/authorize.ts'

describe('the engine and a second, plain reading of the rules', () => {
  it('R7.1 decide alike, for any policies and request', () => {
    fc.assert(
      fc.property(cases, ({ request, documents }) => {
        const compiled = compilePolicies(documents)
        expect(compiled.ok && authorize(request, compiled.value).decision).toBe(decides(request, documents))
      }),
      { numRuns: 1500 },
    )
  })
})

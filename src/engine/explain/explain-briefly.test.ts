import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import { compiledLayers, letIn, noLayers } from '#testing/layers.ts'

import { explain, explainBriefly, tell } from './explain.ts'
import type { GateTrace, Trace } from './trace.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const read = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: A }

const condition = fc.constantFrom({}, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })
const own = fc
  .tuple(fc.constantFrom('Allow', 'Deny'), fc.constantFrom('s3:Get*', 's3:Put*', 'ec2:*'), condition)
  .map(([Effect, Action, rest]) => Object.assign({ Effect, Action, Resource: '*' }, rest))
const some = fc.array(own, { maxLength: 4 })
const layers = fc.record({
  identity: some,
  permissionsBoundary: fc.option(some),
  resource: fc.option(some.map((all) => all.map((each) => letIn({ AWS: alice }, each)))),
})

function isOnAction({ clauses }: GateTrace['statements'][number]): boolean {
  return clauses.every(({ clause, holds }) => clause !== 'action' || holds)
}

/** The trace without statements on other actions. */
function brief(trace: Trace): Trace {
  const gates = trace.gates.map((gate) =>
    Object.assign({}, gate, { statements: gate.statements.filter(isOnAction) }),
  )
  return { ...trace, gates, nearMisses: [] }
}

it('R1.11 says briefly what it says in full, without the statements on other actions', () => {
  fc.assert(
    fc.property(layers, (given) => {
      const compiled = compiledLayers({ ...noLayers, ...given }, read)
      const told = explainBriefly(read, compiled)
      expect({ ...told, nearMisses: [] }).toEqual(brief(explain(read, compiled)))
      const { decision, sentence, deciding, blockedBy } = told
      expect(tell(read, compiled)).toEqual({ decision, sentence, deciding, blockedBy })
      expect(told.nearMisses.some(({ clause }) => clause === 'action')).toBe(false)
    }),
    { numRuns: 100 },
  )
})

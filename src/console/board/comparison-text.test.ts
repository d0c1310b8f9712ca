import { describe, expect, it } from 'vitest'

import type { Verdict } from '#worker/contract.ts'

import { comparisonText, readComparison } from './comparison-text.ts'
import { flipsBetween, type Verdicts } from './flips.ts'

const allowed: Verdict = {
  kind: 'decided',
  decision: 'allowed',
  sentence: 'Allowed.',
  deciding: [],
  blockedBy: [],
}
const denied: Verdict = { ...allowed, decision: 'implicitDeny', blockedBy: ['identity'] }
const unknown: Verdict = { kind: 'unknown', reasons: [] }
const depends: Verdict = { kind: 'depends', text: 'there is MFA', certainty: 'some-ways' }

const before: Verdicts = new Map<string, Verdict>([
  ['read', allowed],
  ['write', denied],
  ['list', unknown],
  ['drop', depends],
])
const text = comparisonText({ verdicts: before, former: { kind: 'anonymous' } }, 'then')

describe('a comparison that is kept', () => {
  it.each<[string, Verdicts]>([
    ['everything stayed', before],
    ['everything is allowed', new Map([...before.keys()].map((id) => [id, allowed]))],
    ['everything depends', new Map([...before.keys()].map((id) => [id, depends]))],
    ['nothing can be told', new Map([...before.keys()].map((id) => [id, unknown]))],
  ])('tells the same flips where %s, and who acted before', (_, now) => {
    const kept = readComparison(text, 'then')
    expect(kept?.former).toEqual({ kind: 'anonymous' })
    expect(flipsBetween(kept?.verdicts ?? new Map(), now)).toEqual(flipsBetween(before, now))
  })

  it('names the statement that allowed what is lost', () => {
    const by = { layer: 'identity', policy: 'Reading', statement: 0, sid: 'Read', effect: 'Allow' } as const
    const kept = comparisonText(
      { verdicts: new Map([['read', { ...allowed, deciding: [by] }]]), former: null },
      'then',
    )
    expect(readComparison(kept, 'then')?.verdicts.get('read')).toMatchObject({ deciding: [by] })
  })

  it('is nothing at another moment', () => {
    expect(readComparison(text, 'later')).toBeNull()
  })

  it.each(['', 'null', '{}', '{"moment":"then","rows":[["a","perhaps"]]}', '{"moment":"then","rows":[7]}'])(
    'is nothing where %j was kept',
    (broken) => {
      expect(readComparison(broken, 'then')).toBeNull()
    },
  )
})

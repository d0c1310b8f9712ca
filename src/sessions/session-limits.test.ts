import { describe, expect, it } from 'vitest'

import type { Role } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { entityOf } from '#model/workspace.ts'
import { teachingSample } from '#testing/sample.ts'

import { expiryOf, wrongWish } from './session-limits.ts'

const plain = { sessionName: 'alice', externalId: null, sourceIdentity: null, durationSeconds: null }

function roleLasting(maxSessionDuration: number): Role {
  const role = entityOf(teachingSample(), 'role', arn('arn:aws:iam::111122223333:role/DeployRole'))
  if (role === undefined) throw new Error('the sample lost DeployRole')
  return { ...role, maxSessionDuration }
}

describe('what a caller may ask of AssumeRole', () => {
  it.each([
    ['alice', true],
    ['alice@parcelo.example', true],
    ['a_b=c,d.e+f-g', true],
    ['a', false],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['two words', false],
    ['', false],
    ['alice\n', false],
  ])('session name %j is taken: %s (R9.14)', (sessionName, taken) => {
    const problem = wrongWish({ ...plain, sessionName }, roleLasting(3600), false)
    expect(problem).toEqual(taken ? null : { kind: 'invalid-session-name', sessionName })
  })

  it.each([
    ['parcelo-4c2f81', true],
    ['a:b/c@d', true],
    ['x', false],
    ['x'.repeat(1224), true],
    ['x'.repeat(1225), false],
    ['two words', false],
  ])('external id %j is taken: %s', (externalId, taken) => {
    const problem = wrongWish({ ...plain, externalId }, roleLasting(3600), false)
    expect(problem).toEqual(taken ? null : { kind: 'invalid-external-id', externalId })
  })

  it.each([
    [900, 3600, false, null],
    [899, 3600, false, { least: 900, most: 3600, limitedBy: 'role' }],
    [3600.5, 7200, false, { least: 900, most: 7200, limitedBy: 'role' }],
    [43200, 43200, false, null],
    [7200, 3600, false, { least: 900, most: 3600, limitedBy: 'role' }],
    [3600, 43200, true, null],
    [7200, 43200, true, { least: 900, most: 3600, limitedBy: 'role-chaining' }],
  ])('%d s of a role that lasts %d s, chained %s (R9.5)', (seconds, most, chained, limits) => {
    const problem = wrongWish({ ...plain, durationSeconds: seconds }, roleLasting(most), chained)
    expect(problem).toEqual(limits && { kind: 'duration-out-of-range', seconds, ...limits })
  })

  it('lasts an hour where no duration was asked for', () => {
    expect(expiryOf('2026-03-01T09:00:00Z', null)).toBe('2026-03-01T10:00:00Z')
    expect(expiryOf('2026-03-01T23:30:00Z', 7200)).toBe('2026-03-02T01:30:00Z')
  })
})

import { describe, expect, it } from 'vitest'

import type { PictureEdge } from '#graph/picture/picture.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import { drawnLineName } from './drawn-line-wording.ts'

const condition = (key: string) => ({ operator: 'Bool', key, values: ['true'], must: 'hold' }) as const
const hop: TrustEdge = {
  id: 'e',
  from: 'a',
  to: 'b',
  kind: 'AssumeRole',
  state: 'allowed',
  reason: 'decided',
  conditions: [],
  sentence: '',
  deciding: [],
}
const line = (given: Partial<TrustEdge>, count = 1): PictureEdge => {
  const edge = { ...hop, ...given }
  return { ...edge, edges: Array.from({ length: count }, () => edge) }
}

describe('the name of a drawn line', () => {
  it.each<readonly [Partial<TrustEdge>, string]>([
    [{}, 'AssumeRole, allowed'],
    [{ state: 'conditional' }, 'AssumeRole, conditional'],
    [
      {
        state: 'conditional',
        conditions: [condition('aws:MultiFactorAuthPresent'), condition('sts:ExternalId')],
      },
      'AssumeRole, conditional on MFA and external id',
    ],
    [
      {
        state: 'conditional',
        conditions: [condition('sts:ExternalId')],
        others: [[condition('aws:SourceIp'), condition('aws:SecureTransport')]],
      },
      'AssumeRole, conditional on external id, or on source IP and TLS',
    ],
    [
      { state: 'conditional', reason: 'outside', conditions: [condition('sts:ExternalId')], others: [] },
      'AssumeRole, conditional on external id and what its own account allows, or maybe otherwise',
    ],
    [{ state: 'conditional', reason: 'outside' }, 'AssumeRole, conditional on what its own account allows'],
    [{ state: 'trustOnly' }, 'AssumeRole, trust only, no access'],
    [
      { state: 'trustOnly', reason: 'no-such-principal', from: 'AROADEPLOYDEPLOY00000' },
      'AssumeRole, trust only, no access, deleted',
    ],
    [{ state: 'permissionOnly' }, 'AssumeRole, permission only, no access'],
    [{ state: 'unknown', reason: 'unreadable' }, 'AssumeRole, unknown'],
    [{ kind: 'access', note: 'Write, Read' }, 'Access, Write, Read, allowed'],
    [{ kind: 'member', reason: 'member' }, 'member'],
    [{ kind: 'boundary', reason: 'member' }, 'boundary'],
  ])('says its state: %j', (given, said) => {
    expect(drawnLineName(line(given), 'ann', 'Deploy')).toBe(`Line from ann to Deploy: ${said}`)
  })

  it('says for how many it stands, and what became of it', () => {
    expect(drawnLineName(line({}, 1200), 'ann', '30 roles', 'added')).toBe(
      '1,200 lines from ann to 30 roles: AssumeRole, allowed, new',
    )
  })
})

import { describe, expect, it } from 'vitest'

import type { StatedLayer, StatedReason } from '#interchange/denied-message/stated-reason.ts'
import { signIn } from '#sessions/sign-in.ts'
import { people, teachingSample, things, traceOf } from '#testing/sample.ts'

import { compare, unseenOf } from './comparison.ts'

const sample = teachingSample()
const alice = signIn({ kind: 'user', user: people.alice, mfa: true })
const denied = traceOf(sample, alice, { action: 's3:DeleteObject', resource: things.release })
const dave = signIn({ kind: 'user', user: people.dave, mfa: false })

function reason(effect: 'explicit' | 'implicit', layer: StatedLayer | null): StatedReason {
  return { effect, layer, policy: null, through: null, action: null }
}

describe('what AWS said beside what is found', () => {
  it('is the same where the layer that AWS names stops it here', () => {
    expect(compare(reason('implicit', 'identity'), denied)).toEqual({
      kind: 'same',
      layer: 'identity',
      implicitly: false,
    })
  })

  it('differs where another layer stops it, or the same one in another way', () => {
    expect(compare(reason('explicit', 'resourceControl'), denied).kind).toBe('other-layer')
    expect(compare(reason('explicit', 'identity'), denied).kind).toBe('other-effect')
  })

  it('cannot be compared where AWS gives no reason', () => {
    expect(compare(null, denied)).toEqual({ kind: 'denied-too' })
    expect(compare(reason('explicit', null), denied)).toEqual({ kind: 'denied-too' })
  })

  it('agrees on SCPs that allow nothing, which AWS words as an explicit deny', () => {
    const trace = { ...denied, blockedBy: ['serviceControl'], gates: [] } as const
    expect(compare(reason('explicit', 'serviceControl'), trace)).toEqual({
      kind: 'same',
      layer: 'serviceControl',
      implicitly: true,
    })
  })

  it('takes a trust policy for the resource-based policy of the role', () => {
    const trace = { ...denied, blockedBy: ['resource'], gates: [] } as const
    expect(compare(reason('implicit', 'trust'), trace).kind).toBe('same')
  })

  it('is allowed here where the model lacks what denied, and lists what it cannot know, what AWS names first', () => {
    const trace = traceOf(sample, dave, { action: 'sts:GetCallerIdentity', resource: '*' })
    const asked = {
      session: dave[0],
      account: '111122223333',
      resource: 'arn:aws:sqs:eu-west-1:111122223333:unknown',
      context: { 'AWS:sourcevpce': 'vpce-1' },
      trace,
    }
    expect(unseenOf(sample, asked, reason('explicit', 'resource')).map(({ kind }) => kind)).toEqual([
      'resource-policy',
      'no-organization',
      'unknown-endpoint',
    ])
    expect(unseenOf(sample, asked, reason('explicit', 'vpcEndpoint'))[0]).toEqual({
      kind: 'unknown-endpoint',
      endpoint: 'vpce-1',
    })
  })
})

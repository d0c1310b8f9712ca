import { describe, expect, it } from 'vitest'

import type { Stop } from '#graph/stops.ts'
import { edgeOf } from '#testing/graph-parts.ts'

import { reasonSentence } from './graph-wording.ts'

const stop = (layer: Stop['layer'], isDenied = false, names: readonly string[] = []): Stop => ({
  layer,
  isDenied,
  policies: names.map((name) => ({ name })),
})

describe('why a trusted call is no access', () => {
  it.each<readonly [string, readonly Stop[] | undefined, string]>([
    [
      'a boundary',
      [stop('permissionsBoundary', false, ['managed policy Contractors'])],
      'the permissions boundary of dave, managed policy Contractors, does not allow the call',
    ],
    ['a Deny', [stop('identity', true)], 'a policy of dave denies the call explicitly'],
    [
      'two layers',
      [stop('serviceControl', true), stop('identity')],
      'a service control policy of the account of dave denies the call explicitly and no policy of dave allows the call',
    ],
    ['no layer alone', [], 'the policies that the call has to pass leave no call that passes them all'],
    ['nothing that was asked', undefined, 'something else stops the call'],
  ])('names what stops it: %s', (_, stops, words) => {
    const edge = { ...edgeOf('dave', 'Audit'), state: 'trustOnly', reason: 'not-permitted' } as const
    expect(reasonSentence(stops === undefined ? edge : { ...edge, stops }, 'dave', 'Audit')).toBe(
      `Audit trusts dave, but ${words}. This is not access.`,
    )
  })
})

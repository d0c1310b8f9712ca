import { describe, expect, it } from 'vitest'

import { accepted } from '#testing/accounts.ts'
import { actingRole, aliceWithKey, assuming, sts, stsCompany, stsNow } from '#testing/sts.ts'

import { carriedBy, readCarried } from './carried-text.ts'
import { restoreStack } from './restore-stack.ts'
import { readStackText, stackText } from './stack-text.ts'

const company = stsCompany()
const onlyRead = {
  Id: 'Né',
  Statement: { Effect: 'Allow', Action: ['s3:GetObject', 'sts:*'], Resource: '*' },
}

function inline(policy: object) {
  return { sessionPolicies: { inline: JSON.stringify(policy), managed: [] } }
}

function restored(text: string) {
  return restoreStack(company, accepted(readStackText(text)), stsNow)
}

describe('what a session passed for itself, in a link', () => {
  it('comes back: session policy, duration, tags, source identity, and what the chain inherits', () => {
    const passed = {
      tags: { Star: '1', team: 'blau' },
      transitiveTagKeys: ['Star'],
      sourceIdentity: 'Diego',
      durationSeconds: 7200,
    }
    const first = accepted(assuming(aliceWithKey, sts.first, { ...passed, ...inline(onlyRead) }))
    const chain = accepted(assuming(first, sts.second, { tags: { floor: '3' } }))
    for (const stack of [first, chain]) {
      expect(stackText(stack)).toMatch(/^[\w:*-]+$/)
      expect(restored(stackText(stack))).toEqual({ stack, lost: null })
    }
  })

  it('is not there where nothing was passed', () => {
    const stack = accepted(assuming(aliceWithKey, sts.first))
    expect(stackText(stack)).toBe('key*111111111111*alice**assume*111111111111*First*someone')
  })

  it.each([
    ['managed session policies', { sessionPolicies: { inline: null, managed: [sts.readOnly] } }],
    ['the code of an MFA device', { mfaSerial: sts.phone }],
    ['a session policy too long for a link', inline({ ...onlyRead, Id: 'é'.repeat(1900) })],
  ])('ends the way there where no link can hold it: %s', (_, passed) => {
    const stack = accepted(assuming(aliceWithKey, sts.first, passed))
    expect(restored(stackText(stack))).toEqual({
      stack: aliceWithKey,
      lost: { kind: 'not-in-links', name: 'First' },
    })
  })

  it('leaves out what the session below handed on', () => {
    const star = { tags: { Star: '1' }, transitiveTagKeys: ['Star'], sourceIdentity: 'Diego' }
    const first = accepted(assuming(aliceWithKey, sts.first, star))
    const second = actingRole(accepted(assuming(first, sts.second)))
    expect(carriedBy(second, first.at(-1))).toMatchObject({ tags: {}, sourceIdentity: null })
  })

  it.each(['x', '!', btoa('[]'), btoa('{"tags":{"a":1}}'), btoa('{"durationSeconds":"1"}')])(
    'is not believed where it is none of ours: %s',
    (text) => {
      expect(readCarried(text)).toBeNull()
      expect(readStackText(`key*111111111111*alice**assume*111111111111*First*someone*${text}`).ok).toBe(
        false,
      )
    },
  )
})

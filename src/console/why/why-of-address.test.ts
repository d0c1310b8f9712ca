import { describe, expect, it } from 'vitest'

import type { Session } from '#sessions/session.ts'
import { people, roles, teachingSample } from '#testing/sample.ts'

import { hrefOfWhy } from '../parts/hrefs.ts'
import { whyOfAddress } from './why-of-address.ts'

const sample = teachingSample()
const acting: Session = { kind: 'user', user: people.alice, mfa: true }
const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::parcelo-artifacts/releases/1.zip' }
const ask = { ...request, context: {} }

function read(principal: string | null, who: Session | null = acting) {
  const href = hrefOfWhy({ principal, ...request })
  return whyOfAddress(sample, who, new URLSearchParams(href.slice(href.indexOf('?'))))
}

describe('the question of an address', () => {
  it('is of the very session that acts where it names nobody', () => {
    expect(read(null)).toEqual({ kind: 'asked', who: { kind: 'session', session: acting }, ask })
    expect(read(null, null)).toEqual({ kind: 'nobody-acts' })
  })

  it('is of a user or role however they sign in, and of the root user with MFA, as the palette asks', () => {
    expect(read(roles.deploy)).toMatchObject({
      ask,
      who: { kind: 'principal', principal: { arn: roles.deploy } },
    })
    expect(read('arn:aws:iam::111122223333:root')).toMatchObject({
      who: { kind: 'session', session: { kind: 'root', accountId: '111122223333', mfa: true } },
    })
  })

  it.each(['arn:aws:iam::111122223333:user/nobody', 'arn:aws:iam::000000000000:root', 'alice', ''])(
    'is told where %j is nobody here',
    (principal) => {
      expect(read(principal)).toEqual({ kind: 'not-here', principal })
    },
  )

  it.each(['', 'a=s3:GetObject', 'r=*', 'a=%20&r=*'])('is none in %j', (search) => {
    expect(whyOfAddress(sample, acting, new URLSearchParams(search))).toEqual({ kind: 'nothing-asked' })
  })
})

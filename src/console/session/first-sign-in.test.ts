import { describe, expect, it } from 'vitest'

import { emptyWorkspace } from '#model/workspace.ts'
import { teachingSample } from '#testing/sample.ts'

import { firstIdentity } from './first-sign-in.ts'

describe('who signs in when nobody was chosen', () => {
  it('is the first user of the first own account, with MFA where there is a device', () => {
    const alice = 'arn:aws:iam::111122223333:user/staff/alice'
    expect(firstIdentity(teachingSample())).toEqual({ kind: 'user', user: alice, mfa: true })
  })

  it('is the root user of an account without users', () => {
    const sample = teachingSample()
    const withoutUsers = [...sample.entities].filter(([, { kind }]) => kind !== 'user')
    const identity = firstIdentity({ ...sample, entities: new Map(withoutUsers) })
    expect(identity).toMatchObject({ kind: 'root', accountId: '111122223333' })
  })

  it('is nobody in an empty workspace', () => {
    expect(firstIdentity(emptyWorkspace('empty'))).toBeNull()
  })
})

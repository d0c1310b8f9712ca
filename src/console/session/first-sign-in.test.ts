import { describe, expect, it } from 'vitest'

import { emptyWorkspace } from '#model/workspace.ts'
import { dev, workspaceOf } from '#testing/accounts.ts'
import { teachingSample } from '#testing/sample.ts'

import { firstIdentity } from './first-sign-in.ts'

const ofUsers = (...users: readonly unknown[]) =>
  firstIdentity(workspaceOf({ rolescape: 1, name: 'w', accounts: [{ accountId: dev, name: 'Dev', users }] }))

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

  it('is nobody whom the console refuses: a user without a password is a program, one without a key is not asked', () => {
    const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', createDate: '2026-01-01T00:00:00Z', lastUsed: null }
    const active = { name: 'ci', accessKeys: [{ ...key, status: 'Active' }] }
    const inactive = { name: 'old', accessKeys: [{ ...key, status: 'Inactive' }] }
    expect(ofUsers(inactive, active)).toEqual({ kind: 'access-key', user: `arn:aws:iam::${dev}:user/ci` })
    expect(ofUsers(inactive)).toMatchObject({ kind: 'root', accountId: dev })
  })

  it('is nobody in an empty workspace', () => {
    expect(firstIdentity(emptyWorkspace('empty'))).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { setAccessKeyStatus } from '#model/commands/set-access-key-status.ts'
import { type Arn, arn } from '#model/entities/names.ts'
import { accepted } from '#testing/accounts.ts'
import { people, teachingSample } from '#testing/sample.ts'
import { sts, stsCompany } from '#testing/sts.ts'

import { signInChecked } from './sign-in.ts'

const sample = teachingSample()

function atConsole(user: Arn) {
  return { kind: 'user', user, mfa: false } as const
}

function byProgram(user: Arn) {
  return { kind: 'access-key', user } as const
}

function outsider(principal: string) {
  return signInChecked(sample, { kind: 'outside', principal: arn(principal) })
}

describe('acting as a principal of an account outside the workspace', () => {
  it.each([
    ['a user of an own account', people.alice],
    ['nobody of an own account', 'arn:aws:iam::111122223333:user/x'],
    ['a session of an own role', 'arn:aws:sts::111122223333:assumed-role/DeployRole/alice'],
    ['the root user of an own account', 'arn:aws:iam::111122223333:root'],
    ['a user who is held of a third party’s account', people.collector],
    ['the root user of a third party’s account that is held', 'arn:aws:iam::999988887777:root'],
  ])('is refused for %s, whose own policies decide', (_, principal) => {
    expect(outsider(principal)).toEqual({ ok: false, problem: { kind: 'not-outside', principal } })
  })

  it.each([
    ['of an account that is not here', 'arn:aws:iam::999999999999:user/visitor'],
    ['of a third party’s account, where only that account is here', 'arn:aws:iam::999988887777:role/Robot'],
  ])('is taken for one %s', (_, principal) => {
    expect(outsider(principal)).toMatchObject({ ok: true })
  })
})

describe('beginning as a user', () => {
  it('needs a password at the console, and an access key in a program', () => {
    expect(signInChecked(sample, atConsole(people.alice)).ok).toBe(true)
    expect(signInChecked(sample, byProgram(people.alice)).ok).toBe(true)
    expect(signInChecked(sample, byProgram(people.collector)).ok).toBe(true)
    expect(signInChecked(sample, atConsole(people.collector))).toEqual({
      ok: false,
      problem: { kind: 'no-password', user: people.collector },
    })
    for (const user of [people.bob, people.carol, people.dave, people.erin]) {
      expect(signInChecked(sample, byProgram(user))).toEqual({
        ok: false,
        problem: { kind: 'no-access-key', user },
      })
    }
  })

  it('needs a key that is active', () => {
    const changed = accepted(
      setAccessKeyStatus(sample, {
        user: people.alice,
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        status: 'Inactive',
      }),
    )
    expect(signInChecked(applyChange(sample, changed), byProgram(people.alice)).ok).toBe(false)
  })

  it('is taken to be possible where nobody of the account has credentials, as an import need not tell', () => {
    const company = stsCompany()
    expect(signInChecked(company, atConsole(sts.permitted)).ok).toBe(true)
    expect(signInChecked(company, byProgram(sts.permitted)).ok).toBe(true)
  })
})

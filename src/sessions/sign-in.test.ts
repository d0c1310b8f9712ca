import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { people, teachingSample } from '#testing/sample.ts'

import { signInChecked } from './sign-in.ts'

const sample = teachingSample()

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

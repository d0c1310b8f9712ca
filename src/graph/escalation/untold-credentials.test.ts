import { expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { setLoginProfile } from '#model/commands/set-login-profile.ts'
import { arn } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'
import { applied, empty, readExport, userNamed } from '#testing/account-exports.ts'

import { emptyEscalationMemo } from './escalation-memo.ts'
import { escalationsIn } from './escalations.ts'

const admin = 'arn:aws:iam::111122223333:user/admin'
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const taking = {
  Effect: 'Allow',
  Action: ['iam:CreateLoginProfile', 'iam:UpdateLoginProfile', 'iam:CreateAccessKey', 'iam:DeleteAccessKey'],
  Resource: admin,
}
const holding = (name: string, id: string, statement: object) => ({
  ...userNamed(name),
  UserId: id,
  UserPolicyList: [
    { PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [{ ...statement }] } },
  ],
})
const exported = applied(
  empty,
  readExport({
    UserDetailList: [
      holding('admin', 'AIDAEXAMPLE1USER00000', everything),
      holding('ann', 'AIDAEXAMPLE1USER00001', taking),
    ],
  }),
)

/** ann's ways to the administrator, each with its state and what nobody knows. */
function told(workspace: Workspace, memo = emptyEscalationMemo()) {
  return escalationsIn(workspace, memo)
    .filter(({ principal }) => principal.endsWith('user/ann'))
    .toSorted((a, b) => a.technique.localeCompare(b.technique))
    .map(({ technique, state, untold }) => [technique, state].concat(untold))
}

function withPassword(loginProfile: boolean): Workspace {
  const set = setLoginProfile(exported, { user: arn(admin), loginProfile })
  if (!set.ok) throw new Error(set.problem.kind)
  return applyChange(exported, set.value)
}

const ofKeys = [
  ['iam-create-access-key', 'allowed'],
  ['iam-rotate-access-key', 'unknown', 'two-keys'],
]

it('does not know of a user from an export alone whether there is a password, or a second key', () => {
  expect(told(exported)).toEqual([
    ofKeys[0],
    ['iam-create-login-profile', 'unknown', 'no-password'],
    ofKeys[1],
    ['iam-update-login-profile', 'unknown', 'password'],
  ])
})

it('knows once somebody says so', () => {
  const memo = emptyEscalationMemo()
  expect(told(exported, memo)).toHaveLength(4)
  expect(told(withPassword(true), memo)).toEqual([...ofKeys, ['iam-update-login-profile', 'allowed']])
  expect(told(withPassword(false), memo)).toEqual([
    ofKeys[0],
    ['iam-create-login-profile', 'allowed'],
    ofKeys[1],
  ])
})

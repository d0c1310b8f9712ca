import { describe, expect, it } from 'vitest'

import type { Caller } from '#model/caller.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { account, role, stranger, user } from '#testing/small-trust.ts'

import { isOpenTo } from './open-keys.ts'

const ann = { kind: 'user', user: arn(user('ann')), context: {} } as const
const outsider = (rest: string): Caller => ({
  kind: 'outside-principal',
  arn: arn(`arn:aws:iam::${stranger}:${rest}`),
  context: {},
})
const callers: Readonly<Record<string, Caller>> = {
  user: ann,
  root: { kind: 'root', accountId: accountId(account), context: {} },
  'session token': {
    kind: 'session-token',
    holder: { kind: 'user', user: ann.user },
    context: {},
  },
  'role session': {
    kind: 'role-session',
    role: arn(role('A')),
    sessionName: 's',
    context: {},
    sessionPolicies: [],
  },
  'user of elsewhere': outsider('user/eve'),
  'role of elsewhere': outsider('role/scan'),
}

const asRole = ['role session', 'role of elsewhere']

describe('what only sessions of roles carry', () => {
  it.each([
    'aws:sourceidentity',
    'aws:federatedprovider',
    'aws:ec2instancesourcevpc',
    'ec2:sourceinstancearn',
    'lambda:sourcefunctionarn',
  ])('R6.11, R6.16 %s is open to them, and to nobody else', (key) => {
    const open = Object.entries(callers).flatMap(([name, caller]) => (isOpenTo(caller)(key) ? [name] : []))
    expect(open).toEqual(asRole)
  })

  it('R6.3, R6.5 MFA and when credentials were issued is open to all who have credentials', () => {
    for (const key of ['aws:multifactorauthpresent', 'aws:tokenissuetime'])
      expect(Object.values(callers).every((caller) => isOpenTo(caller)(key))).toBe(true)
  })
})

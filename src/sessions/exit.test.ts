import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'

import { exitRole } from './exit.ts'
import { carriesNothing } from './issue-role-session.ts'
import type { RoleSession } from './session.ts'
import { signIn } from './sign-in.ts'

const alice = signIn({ kind: 'user', user: arn('arn:aws:iam::111122223333:user/alice'), mfa: false })

function sessionOf(name: string): RoleSession {
  return {
    kind: 'role',
    role: arn(`arn:aws:iam::111122223333:role/${name}`),
    sessionName: 'alice',
    origin: { kind: 'role-chaining' },
    issuedAt: '2026-03-01T09:00:00Z',
    expiresAt: '2026-03-01T10:00:00Z',
    context: {},
    ...carriesNothing,
  }
}

describe('exiting a role', () => {
  it('goes back to exactly the stack before the role was taken', () => {
    const chained = [...alice, sessionOf('A'), sessionOf('B')] as const
    expect(exitRole([...chained, sessionOf('C')])).toEqual(chained)
    expect(exitRole([...alice, sessionOf('A')])).toEqual(alice)
  })

  it('leaves whoever signed in, signed in', () => {
    expect(exitRole(alice)).toBe(alice)
  })
})

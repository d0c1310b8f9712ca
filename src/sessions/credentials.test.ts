import { describe, expect, it } from 'vitest'

import { roles } from '#testing/sample.ts'

import { credentialsOf } from './credentials.ts'
import { carriesNothing } from './issue-role-session.ts'
import type { RoleSession } from './session.ts'

const session: RoleSession = {
  kind: 'role',
  role: roles.deploy,
  sessionName: 'alice',
  origin: { kind: 'switch-role' },
  issuedAt: '2026-03-01T09:00:00Z',
  expiresAt: '2026-03-01T10:00:00Z',
  context: {},
  ...carriesNothing,
}

function key(one: RoleSession, seed: string): string | undefined {
  return credentialsOf(one, seed)?.AccessKeyId
}

describe('temporary credentials', () => {
  it('look like those of STS and say that they are pretended', () => {
    const credentials = credentialsOf(session, 'seed')
    expect(credentials?.AccessKeyId).toMatch(/^ASIAEXAMPLE[A-Z2-7]{9}$/)
    expect(credentials?.SecretAccessKey).toMatch(/^PRETEND\/.{25}EXAMPLE$/)
    expect(credentials?.SessionToken).toMatch(/^PRETEND/)
    expect(credentials?.Expiration).toBe(session.expiresAt)
  })

  it('are the same each time, and others for another session or seed', () => {
    expect(key(session, 'seed')).toBe(key({ ...session }, 'seed'))
    const others = [key({ ...session, sessionName: 'bob' }, 'seed'), key(session, 'other')]
    expect(new Set([key(session, 'seed'), ...others]).size).toBe(3)
  })

  it('are none for what is no temporary session', () => {
    expect(credentialsOf({ kind: 'anonymous' }, 'seed')).toBeNull()
  })
})

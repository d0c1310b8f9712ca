import { describe, expect, it } from 'vitest'

import { carriesNothing } from '#sessions/issue-role-session.ts'
import type { SessionStack } from '#sessions/session.ts'
import { dev, the } from '#testing/accounts.ts'

import { readClockAhead, readStoredView } from './stored-view.ts'

const alice = { kind: 'user', user: the.alice, mfa: true } as const
const deploy = {
  kind: 'role',
  role: the.deploy,
  sessionName: 'alice',
  origin: { kind: 'switch-role' },
  issuedAt: '2026-01-01T00:00:00Z',
  expiresAt: '2026-01-01T01:00:00Z',
  context: { 'aws:MultiFactorAuthPresent': 'true' },
  ...carriesNothing,
} as const

const times = { issuedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-01-01T12:00:00Z' } as const
const carol = {
  kind: 'federated-user',
  accountId: dev,
  name: 'carol',
  handedOnAs: 'credentials',
  sessionPolicies: [],
  sessionTags: {},
} as const

describe('who acted when the page was left', () => {
  it.each<[string, SessionStack | null]>([
    ['a user', [alice]],
    ['a root user', [{ kind: 'root', accountId: dev, mfa: false }]],
    ['a user in a role', [alice, deploy]],
    ['an access key', [{ kind: 'access-key', user: the.alice }]],
    ['a session token', [{ ...times, kind: 'session-token', holder: alice, mfa: true }]],
    ['a federated user', [{ ...times, ...carol, issuer: { kind: 'root', accountId: dev } }]],
    ['a service', [{ kind: 'service', service: 's3.amazonaws.com', sourceArn: null, sourceAccount: dev }]],
    ['nobody that AWS knows', [{ kind: 'anonymous' }]],
    ['a principal from outside', [{ kind: 'outside', principal: the.alice }]],
    ['nobody', null],
  ])('comes back: %s', (_, stack) => {
    expect(readStoredView(structuredClone({ stack }))).toEqual({ stack })
  })

  it.each([
    [3_600_000, 3_600_000],
    [undefined, 0],
    [-5, 0],
    ['3600000', 0],
    [Infinity, 0],
  ])('has the clock that was moved with it: %j is %j ahead', (aheadMs, ahead) => {
    expect(readClockAhead({ stack: [alice], aheadMs })).toBe(ahead)
  })

  it('comes back with nothing carried where a role session was kept before there was anything to carry', () => {
    const { kind, role, sessionName, origin, issuedAt, expiresAt, context } = deploy
    const old = { kind, role, sessionName, origin, issuedAt, expiresAt, context }
    expect(readStoredView({ stack: [alice, old] })).toEqual({ stack: [alice, deploy] })
  })

  it.each<[string, unknown]>([
    ['nothing was kept', undefined],
    ['it is no object', 'alice'],
    ['the stack is empty', { stack: [] }],
    ['a session has a kind we do not know', { stack: [{ ...alice, kind: 'robot' }] }],
    ['a session lacks what it is about', { stack: [alice, { ...deploy, expiresAt: undefined }] }],
    ['a session is nothing', { stack: [null] }],
  ])('is not believed where %s', (_, view) => {
    expect(readStoredView(view)).toBeNull()
  })
})

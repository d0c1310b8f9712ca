import { describe, expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import type { SessionStack } from '#sessions/session.ts'
import { signIn } from '#sessions/sign-in.ts'
import { people, roles, teachingSample, things } from '#testing/sample.ts'

import { restoreStack } from './restore-stack.ts'
import { readStackText, stackText } from './stack-text.ts'

const sample = teachingSample()
const now = '2026-03-01T09:00:00Z'

function restored(text: string) {
  const steps = readStackText(text)
  if (!steps.ok) throw new Error('not a stack')
  return restoreStack(sample, steps.value, now)
}

describe('who acts, in a link', () => {
  const alice = signIn({ kind: 'user', user: people.alice, mfa: true })

  it.each([
    ['a user with MFA', alice],
    ['a user without', signIn({ kind: 'user', user: people.alice, mfa: false })],
    ['root', signIn({ kind: 'root', accountId: accountId('111122223333'), mfa: true })],
    ['access keys', [{ kind: 'access-key', user: people.alice }]],
    ['nobody', [{ kind: 'anonymous' }]],
    ['a service', [{ kind: 'service', service: 'sns.amazonaws.com', sourceArn: null, sourceAccount: null }]],
    [
      'a service on behalf of a resource',
      [
        {
          kind: 'service',
          service: 'sns.amazonaws.com',
          sourceArn: things.topic,
          sourceAccount: accountId('111122223333'),
        },
      ],
    ],
    [
      'a service on behalf of an account',
      [
        {
          kind: 'service',
          service: 'sns.amazonaws.com',
          sourceArn: null,
          sourceAccount: accountId('111122223333'),
        },
      ],
    ],
  ] satisfies readonly (readonly [string, SessionStack])[])('comes back as it was: %s', (_, stack) => {
    expect(restored(stackText(stack))).toEqual({ stack, lost: null })
  })

  it('assumes roles anew, as the policies allow', () => {
    const { stack, lost } = restored('user-mfa*111122223333*alice**switch*111122223333*DeployRole*alice')
    expect(lost).toBeNull()
    expect(stack?.[1]).toMatchObject({ kind: 'role', role: roles.deploy, sessionName: 'alice' })
    expect(stackText(stack ?? alice)).toBe(
      'user-mfa*111122223333*alice**switch*111122223333*DeployRole*alice',
    )
  })

  it('delivers the credentials of an instance again', () => {
    expect(restored(`instance*${things.instance}`).stack?.[0]).toMatchObject({ role: roles.tracker })
  })

  it('does not become what the policies refuse: it stays with what came before, and says so', () => {
    const { stack, lost } = restored('user*111122223333*alice**switch*111122223333*BreakGlassRole*alice')
    expect(stack).toHaveLength(1)
    expect(lost).toEqual({ kind: 'refused', name: 'BreakGlassRole', code: 'AccessDenied' })
  })

  it('never gives MFA to somebody without a device', () => {
    expect(restored('user-mfa*111122223333*dave').stack?.[0]).toMatchObject({ mfa: false })
  })

  it.each(['key*111122223333*bob', 'user*999988887777*collector'])(
    'never acts with credentials that nobody has: %s',
    (text) => {
      expect(restored(text)).toMatchObject({ stack: null, lost: { kind: 'refused' } })
    },
  )

  it('never takes somebody of an own account for an all-powerful outsider', () => {
    const { stack, lost } = restored(`outside*${people.alice}`)
    expect(stack).toBeNull()
    expect(lost?.kind).toBe('refused')
  })

  it.each([
    ['user*111122223333*nobody', 'not-here'],
    ['user*999999999999*alice', 'not-here'],
    ['root*999999999999*root', 'not-here'],
    ['user*111122223333*alice**switch*111122223333*Nothing*alice', 'not-here'],
    ['other*SupportStaff', 'not-in-links'],
    ['switch*111122223333*DeployRole*alice', 'not-in-links'],
    ['user*111122223333*alice**user*111122223333*bob', 'not-here'],
    ['outside*javascript:alert(1)', 'not-here'],
    ['service*evil.example.com', 'not-here'],
    ['service*sns.amazonaws.com*-*12', 'not-here'],
    ['instance*arn:aws:ec2:eu-west-1:111122223333:instance/i-none', 'not-here'],
  ])('says what is gone: %s is %s', (text, kind) => {
    expect(restored(text).lost?.kind).toBe(kind)
  })

  it.each([
    '',
    'alice',
    'user*alice',
    'user*1*alice',
    '*****',
    'a**b',
    `${'anonymous**'.repeat(20)}anonymous`,
    'x'.repeat(5000),
  ])('that is no stack is refused: %j', (text) => {
    expect(readStackText(text)).toEqual({ ok: false, problem: 'not-a-stack' })
  })
})

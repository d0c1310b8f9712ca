import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'

import { type Asker, askerOf, resourceAsked } from './asker.ts'
import type { PastedQuestion } from './pasted-question.ts'

const sample = teachingSample()
const now = '2026-03-01T09:00:00Z'
const alice = 'arn:aws:iam::111122223333:user/staff/alice'

function ask(principal: string, rest: Partial<PastedQuestion> = {}): PastedQuestion {
  return {
    principal,
    action: 's3:GetObject',
    resource: '*',
    context: {},
    reason: null,
    standIn: null,
    isAsked: false,
    ...rest,
  }
}

function asker(question: PastedQuestion): Asker {
  return askerOf(sample, question, now)
}

describe('who asks a pasted request anew', () => {
  it('is a user with access keys, who bring no key of MFA', () => {
    expect(asker(ask(alice))).toMatchObject({ kind: 'ready', session: { kind: 'access-key', user: alice } })
  })

  it('is a session of the role under its own name', () => {
    const found = asker(ask('arn:aws:sts::111122223333:assumed-role/PrintLabelRole/print-label'))
    expect(found).toMatchObject({
      session: {
        role: 'arn:aws:iam::111122223333:role/service-role/PrintLabelRole',
        sessionName: 'print-label',
      },
    })
  })

  it('has to be chosen where only the name is known here', () => {
    const question = ask('arn:aws:iam::999999999999:user/alice')
    expect(asker(question)).toMatchObject({
      kind: 'choose',
      canBeOutside: true,
      candidates: [{ name: 'alice' }],
    })
    expect(asker({ ...question, standIn: alice })).toMatchObject({ kind: 'ready', standsFor: '999999999999' })
    expect(asker({ ...question, standIn: 'outside' })).toMatchObject({ session: { kind: 'outside' } })
  })

  it('is never an outsider of an account that is here', () => {
    const question = ask('arn:aws:iam::111122223333:user/nobody', { standIn: 'outside' })
    expect(asker(question)).toEqual({ kind: 'choose', candidates: [], canBeOutside: false })
  })

  it.each([
    ['', 'missing'],
    ['User', 'missing'],
    ['alice', 'choose'],
    ['anonymous', 'ready'],
    ['ec2.amazonaws.com', 'ready'],
    ['arn:aws:iam::111122223333:root', 'ready'],
    ['arn:aws:sts::111122223333:federated-user/bob', 'choose'],
  ])('for %j is %s', (principal, kind) => {
    expect(asker(ask(principal)).kind).toBe(kind)
  })

  it('brings its own account into the resource of the account that it stands for', () => {
    const question = ask('arn:aws:iam::999999999999:user/alice', {
      standIn: alice,
      resource: 'arn:aws:sqs:eu-west-1:999999999999:jobs',
    })
    expect(resourceAsked(question, asker(question))).toBe('arn:aws:sqs:eu-west-1:111122223333:jobs')
    const elsewhere = { ...question, resource: 'arn:aws:sqs:eu-west-1:777777777777:jobs' }
    expect(resourceAsked(elsewhere, asker(elsewhere))).toBe(elsewhere.resource)
  })
})

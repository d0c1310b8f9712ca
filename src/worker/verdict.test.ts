import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import { arn } from '#model/entities/names.ts'
import type { UserSession } from '#sessions/session.ts'
import { workspaceOf } from '#testing/accounts.ts'

import type { Ask } from './contract.ts'
import { explanationOf } from './explained.ts'
import { judgeFor } from './verdict.ts'

const account = '111122223333'
const session: UserSession = { kind: 'user', user: arn(`arn:aws:iam::${account}:user/ann`), mfa: false }
const object = 'arn:aws:s3:::files/x'

const statement = (Effect: string, Condition: JsonValue = {}): JsonValue => ({
  Effect,
  Action: 's3:*',
  Resource: '*',
  Condition,
})
const red = (operator: string): JsonValue => ({ [operator]: { 's3:ExistingObjectTag/class': 'red' } })

function workspaceWith(statements: readonly JsonValue[]) {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        users: [
          {
            name: 'ann',
            inlinePolicies: [{ name: 'p', document: { Version: '2012-10-17', Statement: [...statements] } }],
          },
        ],
        resources: [{ type: 's3-bucket', name: 'files', policy: null }],
      },
    ],
  })
}

async function told(statements: readonly JsonValue[], asked: Partial<Ask> = {}): Promise<string> {
  const workspace = workspaceWith(statements)
  const ask: Ask = { action: 's3:GetObject', resource: object, context: {}, ...asked }
  const judge = await judgeFor({ workspace, session, asks: [ask] })
  const verdict = judge(workspace, session, ask)
  if (verdict.kind === 'decided') return verdict.decision
  return verdict.kind === 'depends' ? `${verdict.certainty}: ${verdict.text}` : verdict.kind
}

describe('a request on an object whose tags nobody told', () => {
  it.each([
    [
      'allowed for one of them',
      [statement('Allow', red('StringEquals'))],
      's3:ExistingObjectTag/class is red',
    ],
    [
      'denied for one of them',
      [statement('Allow'), statement('Deny', red('StringEquals'))],
      's3:ExistingObjectTag/class',
    ],
    [
      'denied without one of them',
      [statement('Allow'), statement('Deny', red('StringNotEquals'))],
      's3:ExistingObjectTag/class',
    ],
  ])('depends on them where it is %s', async (_, statements, text) => {
    expect(await told(statements)).toContain(text)
  })

  it('is decided where they are told, as any other key is', async () => {
    const allow = [statement('Allow', red('StringEquals'))]
    expect(await told(allow, { context: { 's3:ExistingObjectTag/class': 'red' } })).toBe('allowed')
    expect(await told(allow, { context: { 's3:existingobjecttag/Class': 'blue' } })).toBe('implicitDeny')
  })

  it('is decided where nothing hangs on them', async () => {
    expect(await told([statement('Allow'), statement('Allow', red('StringEquals'))])).toBe('allowed')
    expect(await told([statement('Deny'), statement('Allow', red('StringEquals'))])).toBe('explicitDeny')
    expect(await told([statement('Allow')])).toBe('allowed')
  })

  it('is decided where S3 doesn’t weigh them: the object is only being made, or it is the bucket that is asked about', async () => {
    const allow = [statement('Allow', red('StringEquals'))]
    expect(await told(allow, { action: 's3:PutObject' })).toBe('implicitDeny')
    expect(await told(allow, { action: 's3:ListBucket', resource: 'arn:aws:s3:::files' })).toBe(
      'implicitDeny',
    )
  })

  it('is explained as that of an object without them, which is said', () => {
    const workspace = workspaceWith([statement('Allow', red('StringEquals'))])
    const untold = (action: string) => {
      const found = explanationOf(workspace, session, { action, resource: object, context: {} })
      return found.kind === 'traced' ? [found.trace.decision, found.untold] : found.kind
    }
    expect(untold('s3:GetObject')).toEqual(['implicitDeny', ['s3:ExistingObjectTag/class']])
    expect(untold('s3:PutObject')).toEqual(['implicitDeny', []])
  })
})

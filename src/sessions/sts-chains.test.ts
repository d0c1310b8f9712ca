import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { accepted, allowing } from '#testing/accounts.ts'
import {
  aliceWithKey,
  actingRole,
  assuming,
  companyWith,
  outcomeOf,
  refusalOf,
  sts,
  stsAccount,
  stsCompany,
  stsNow as now,
} from '#testing/sts.ts'

import { getSessionToken } from './get-session-token.ts'
import { signIn, signInChecked } from './sign-in.ts'

const company = stsCompany()
const root = signIn({ kind: 'root', accountId: stsAccount, mfa: false })
const first = accepted(assuming(aliceWithKey, sts.first))

/** The second role of the chain, trusting the first one under a condition. */
function secondAsking(condition: JsonObject): Workspace {
  const Action = ['sts:AssumeRole', 'sts:TagSession']
  const Statement = { Effect: 'Allow', Principal: { AWS: sts.first }, Action, Condition: condition }
  return companyWith(sts.second, { trustPolicy: { Version: '2012-10-17', Statement } })
}

/** The first role, denied everything under a condition. */
function firstDenying(condition: JsonObject): Workspace {
  const Statement = { Effect: 'Deny', Action: '*', Resource: '*', Condition: condition }
  const inlinePolicies = [
    { name: 'own', document: allowing('s3:*') },
    { name: 'revoke', document: { Version: '2012-10-17', Statement } },
  ]
  return companyWith(sts.first, { inlinePolicies })
}

describe('R6.3: MFA', () => {
  it('comes with a code of the own device, and not along a chain', () => {
    const withMfa = accepted(assuming(aliceWithKey, sts.first, { mfaSerial: sts.phone }))
    expect(actingRole(withMfa).context).toMatchObject({ 'aws:MultiFactorAuthPresent': true })
    expect(actingRole(accepted(assuming(withMfa, sts.second))).context).toMatchObject({
      'aws:MultiFactorAuthPresent': false,
    })
  })

  it('of a device that the caller does not have is refused', () => {
    const other = { code: 'AccessDenied', kind: 'no-such-mfa-device' }
    expect(refusalOf(assuming(aliceWithKey, sts.first, { mfaSerial: `${sts.phone}2` }))).toMatchObject(other)
    expect(refusalOf(assuming(first, sts.second, { mfaSerial: sts.phone }))).toMatchObject(other)
    const bounded = { kind: 'user', user: sts.bounded, mfa: true } as const
    expect(refusalOf(signInChecked(company, bounded))).toMatchObject(other)
  })
})

describe('R9.11, R9.12: session tags', () => {
  const star = { tags: { Star: '1' }, transitiveTagKeys: ['Star'] }
  const starred = accepted(assuming(aliceWithKey, sts.first, { ...star, tags: { Star: '1', Heart: '1' } }))

  it('V138 need sts:TagSession in the trust policy', () => {
    expect(refusalOf(assuming(aliceWithKey, sts.bare, star))).toMatchObject({
      code: 'AccessDenied',
      request: { action: 'sts:TagSession' },
      checks: [
        { action: 'sts:AssumeRole', decision: 'allowed' },
        { action: 'sts:TagSession', decision: 'implicitDeny' },
      ],
    })
  })

  it('go on along the chain where they are transitive, before the tags of each role', () => {
    const second = accepted(assuming(starred, sts.second))
    const third = accepted(assuming(second, sts.third))
    expect(actingRole(third)).toMatchObject({
      sessionTags: { Star: '1' },
      transitiveTagKeys: ['Star'],
      chainDepth: 2,
      context: { 'aws:PrincipalTag/Star': '1' },
    })
    expect(actingRole(second).sessionTags).not.toHaveProperty('Heart')
  })

  it('stand for the tags of the role that is asked for, as its trust policy sees them', () => {
    expect(
      assuming(starred, sts.second, {}, secondAsking({ StringEquals: { 'aws:ResourceTag/Star': '1' } })).ok,
    ).toBe(true)
    expect(
      assuming(starred, sts.second, {}, secondAsking({ StringEquals: { 'aws:ResourceTag/Star': '2' } })).ok,
    ).toBe(false)
  })

  it('V144 that were inherited as transitive cannot be passed again, whatever their letter case', () => {
    expect(refusalOf(assuming(starred, sts.second, { tags: { star: '9' } }))).toEqual({
      code: 'InvalidParameterValue',
      kind: 'inherited-session-tag',
      key: 'Star',
      inherited: '1',
    })
  })

  it.each([
    ['51', Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ''])), [], 'ValidationError'],
    ['a key of AWS', { 'aws:x': '1' }, [], 'ValidationError'],
    ['a value of 257', { k: 'x'.repeat(257) }, [], 'ValidationError'],
    ['two of one key', { k: '1', K: '2' }, [], 'InvalidParameterValue'],
    ['a transitive key without a tag', { k: '1' }, ['other'], 'InvalidParameterValue'],
    ['more than is packed', { a: 'x'.repeat(256), b: 'x'.repeat(256) }, [], 'PackedPolicyTooLarge'],
  ])('are refused: %s', (_what, tags, transitiveTagKeys, code) => {
    expect(refusalOf(assuming(aliceWithKey, sts.first, { tags, transitiveTagKeys }))).toMatchObject({ code })
  })
})

describe('R9.13, R9.14: source identity and session name', () => {
  it('V145 stays the same along a chain', () => {
    const known = accepted(assuming(aliceWithKey, sts.first, { sourceIdentity: 'alice' }))
    expect(refusalOf(assuming(known, sts.second, { sourceIdentity: 'bob' }))).toEqual({
      code: 'AccessDenied',
      kind: 'source-identity-changes',
      sourceIdentity: 'bob',
      present: 'alice',
    })
    expect(actingRole(accepted(assuming(known, sts.second, { sourceIdentity: 'alice' })))).toMatchObject({
      sourceIdentity: 'alice',
      context: { 'aws:SourceIdentity': 'alice' },
    })
    expect(refusalOf(assuming(known, sts.bare))).toMatchObject({
      request: { action: 'sts:SetSourceIdentity' },
    })
  })

  it.each([
    [{ sourceIdentity: 'aws:x' }, 'invalid-source-identity'],
    [{ sessionName: 'x' }, 'invalid-session-name'],
  ])('%j is refused', (extras, kind) => {
    expect(refusalOf(assuming(aliceWithKey, sts.first, extras))).toMatchObject({
      code: 'ValidationError',
      kind,
    })
  })
})

describe('R9.15 to R9.17: passing a role, revocation, root', () => {
  it('V147 a role of another account cannot be passed', () => {
    expect(outcomeOf(first, 'iam:PassRole', sts.far)).toBe('implicitDeny')
    expect(outcomeOf(first, 'iam:PassRole', sts.second)).toBe('allowed')
  })

  it('R9.16 sessions from before a moment are revoked by a Deny on their issue time', () => {
    expect(
      outcomeOf(
        first,
        's3:GetObject',
        `${sts.bucket}/a`,
        firstDenying({ DateLessThan: { 'aws:TokenIssueTime': '2026-03-01T09:00:01Z' } }),
      ),
    ).toBe('explicitDeny')
    expect(
      outcomeOf(
        first,
        's3:GetObject',
        `${sts.bucket}/a`,
        firstDenying({ DateLessThan: { 'aws:TokenIssueTime': now } }),
      ),
    ).toBe('allowed')
  })

  it('R9.16 a session that expired asks in vain', () => {
    const late = { now: '2026-03-01T10:00:00Z' }
    expect(refusalOf(assuming(first, sts.second, late))).toMatchObject({ code: 'ExpiredToken' })
  })

  it('R9.17 root assumes no role, not with a session token either', () => {
    const refused = { code: 'AccessDenied', kind: 'root-cannot-assume' }
    expect(refusalOf(assuming(root, sts.first))).toMatchObject(refused)
    const token = accepted(getSessionToken(company, root, { durationSeconds: null, mfaSerial: null, now }))
    expect(refusalOf(assuming(token, sts.first))).toMatchObject(refused)
  })

  it('a request without credentials and a deleted role are told by the codes of AWS', () => {
    expect(refusalOf(assuming(signIn({ kind: 'anonymous' }), sts.first))).toMatchObject({
      code: 'MissingAuthenticationToken',
    })
    const entities = new Map(company.entities)
    entities.delete(sts.first)
    expect(refusalOf(assuming(aliceWithKey, sts.first, {}, { ...company, entities }))).toMatchObject({
      code: 'AccessDenied',
      kind: 'no-such-role',
    })
    expect(refusalOf(assuming(first, sts.second, {}, { ...company, entities }))).toMatchObject({
      code: 'InvalidClientTokenId',
    })
  })
})

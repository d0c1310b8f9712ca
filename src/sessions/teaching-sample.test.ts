import { describe, expect, it } from 'vitest'

import { authorize } from '#engine/evaluate/authorize.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'
import { people, roles, teachingSample, things, traceOf } from '#testing/sample.ts'

import { assumeRole } from './assume-role.ts'
import { nothingPassed } from './nothing-passed.ts'
import type { SessionStack } from './session.ts'
import { signIn } from './sign-in.ts'

const sample = teachingSample()

function as(user: Arn, mfa = false): SessionStack {
  return signIn({ kind: 'user', user, mfa })
}

function switched(stack: SessionStack, role: Arn): SessionStack {
  const wishes = { ...nothingPassed, sessionName: 'someone' }
  return accepted(
    assumeRole(sample, stack, { role, ...wishes, now: '2026-03-01T09:00:00Z', as: 'switch-role' }),
  )
}

function decision(stack: SessionStack, action: string, resource: string, context: RequestContext = {}) {
  return traceOf(sample, stack, { action, resource, context }).decision
}

/** What Amazon SNS is answered when it sends a message of `topic` to the queue. */
function snsSends(topic: string) {
  const context = { 'aws:SourceArn': topic }
  const caller = { kind: 'service', service: 'sns.amazonaws.com', context } as const
  const found = resolve(sample, caller, { action: 'sqs:SendMessage', resource: things.queue, context: {} })
  return found.kind === 'ready' && authorize(found.request, found.policies).decision
}

function board(workspace: Workspace, stack: SessionStack): Record<string, string> {
  const pins = entitiesOf(workspace, 'pinned-request').toSorted((a, b) => a.order - b.order)
  return Object.fromEntries(
    pins.map(({ action, resource, context }) => [
      `${action} ${resource.slice(resource.lastIndexOf(':') + 1)}`,
      decision(stack, action, resource, context),
    ]),
  )
}

const red = 'implicitDeny'
const green = 'allowed'
const atStart = {
  's3:GetObject parcelo-artifacts/releases/tracker-1.42.0.zip': green,
  'sqs:SendMessage parcel-events': green,
  's3:PutObject parcelo-artifacts/releases/tracker-1.43.0.zip': red,
  'lambda:UpdateFunctionCode print-label': red,
  'secretsmanager:GetSecretValue carrier-login-a1B2c3': red,
  's3:DeleteObject parcelo-artifacts/releases/tracker-1.42.0.zip': 'explicitDeny',
  's3:GetObject parcelo-delivery-proofs/2026/02/parcel-80417.jpg': red,
}

describe('the board of the sample', () => {
  it('shows alice two green rows, four red ones and one that is denied outright', () => {
    expect(board(sample, as(people.alice))).toEqual(atStart)
  })

  it('gains two rows and loses one when alice switches to DeployRole', () => {
    expect(board(sample, switched(as(people.alice), roles.deploy))).toEqual({
      ...atStart,
      'sqs:SendMessage parcel-events': red,
      's3:PutObject parcelo-artifacts/releases/tracker-1.43.0.zip': green,
      'lambda:UpdateFunctionCode print-label': green,
    })
  })

  it('gains the carrier login where alice signs in with MFA', () => {
    expect(board(sample, as(people.alice, true))).toEqual({
      ...atStart,
      'secretsmanager:GetSecretValue carrier-login-a1B2c3': green,
    })
  })

  it('leaves only the proof of delivery when alice switches to the auditor of production', () => {
    const rows = board(sample, switched(as(people.alice), roles.auditor))
    expect(Object.keys(rows).filter((row) => rows[row] === green)).toEqual([
      's3:GetObject parcelo-delivery-proofs/2026/02/parcel-80417.jpg',
    ])
  })
})

describe('access in the sample', () => {
  it('lets carol read proofs across accounts, since bucket and own policy both say so', () => {
    expect(decision(as(people.carol), 's3:GetObject', things.proof)).toBe(green)
    const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' }
    expect(decision(as(people.carol), 'kms:Decrypt', things.key, throughS3)).toBe(green)
    expect(decision(as(people.carol), 'kms:Decrypt', things.key)).toBe(red)
  })

  it('lets erin of production fetch releases, which the bucket opens to her whole account', () => {
    expect(decision(as(people.erin), 's3:GetObject', things.release)).toBe(green)
    expect(decision(as(people.erin), 's3:PutObject', things.release)).toBe(red)
  })

  it('lets developers list releases alone, by a condition', () => {
    const bucket = 'arn:aws:s3:::parcelo-artifacts'
    expect(decision(as(people.alice), 's3:ListBucket', bucket, { 's3:prefix': 'releases/2026' })).toBe(green)
    expect(decision(as(people.alice), 's3:ListBucket', bucket, { 's3:prefix': 'reports/' })).toBe(red)
    expect(decision(as(people.alice), 's3:ListBucket', bucket)).toBe(red)
  })

  it('keeps dave inside the permissions boundary of contractors', () => {
    expect(decision(as(people.dave), 's3:GetObject', things.release)).toBe(green)
    const replay = traceOf(sample, as(people.dave), { action: 'sqs:SendMessage', resource: things.queue })
    expect(replay).toMatchObject({ decision: red, blockedBy: ['permissionsBoundary'] })
  })

  it('lets operators reboot the instances of their own team', () => {
    expect(decision(as(people.bob), 'ec2:RebootInstances', things.instance)).toBe(green)
    expect(decision(as(people.bob), 'ec2:StopInstances', things.instance)).toBe(red)
    expect(
      decision(switched(as(people.bob, true), roles.breakGlass), 'ec2:StopInstances', things.instance),
    ).toBe(green)
  })

  it('lets people mind their own password and nobody else’s', () => {
    expect(decision(as(people.alice), 'iam:ChangePassword', people.alice)).toBe(green)
    expect(decision(as(people.dave), 'iam:ChangePassword', people.dave)).toBe(green)
    expect(decision(as(people.alice), 'iam:ChangePassword', people.bob)).toBe(red)
  })

  it('lets the status topic deliver to the queue, and no other topic', () => {
    expect(snsSends(things.topic)).toBe(green)
    expect(snsSends(`${things.topic}-2`)).toBe(red)
  })

  it('decrypts for the auditor on the way out of S3 alone', () => {
    const auditor = switched(as(people.alice), roles.auditor)
    const throughS3 = { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' }
    expect(decision(auditor, 'kms:Decrypt', things.key, throughS3)).toBe(green)
    expect(decision(auditor, 'kms:Decrypt', things.key)).toBe(red)
  })
})

describe('the documents of the sample', () => {
  it.each([
    ...entitiesOf(sample, 'policy').flatMap(({ name, versions }) =>
      versions.map(({ versionId, document }) => [`${name} ${versionId}`, document, 'identity'] as const),
    ),
    ...(['user', 'group', 'role'] as const).flatMap((kind) =>
      entitiesOf(sample, kind).flatMap((holder) =>
        holder.inlinePolicies.map(
          ({ name, document }) => [`${holder.name}/${name}`, document, 'identity'] as const,
        ),
      ),
    ),
    ...entitiesOf(sample, 'role').map(
      ({ name, trustPolicy }) => [`trust of ${name}`, trustPolicy, 'trust'] as const,
    ),
    ...entitiesOf(sample, 'resource')
      .filter(({ policy }) => policy !== null)
      .map(({ name, policy }) => [`policy of ${name}`, policy, 'resource'] as const),
  ])('%s is one that IAM takes', (_name, document, grammar) => {
    expect(parsePolicyDocument(document, grammar)).toMatchObject({ ok: true })
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { RequestContext } from '#engine/request/request.ts'

import type { DeniedRequest } from './denied-request.ts'
import { readDenied } from './read-denied.ts'
import type { StatedPrincipal } from './stated-principal.ts'
import type { StatedReason } from './stated-reason.ts'

/** What is expected of one pasted text. Account ids and keys in the data are made up; the words are AWS's own. */
type Expected = {
  readonly id: string
  /** Where the text was found: an address, or a file of a public repository. */
  readonly source: string
  readonly principal: string | null
  readonly action: string | null
  readonly resource: string | null
  readonly reason: string | null
}
type MessageRow = Expected & { readonly text: string; readonly policy?: string; readonly encoded?: string }
type EventRow = Expected & {
  readonly event: unknown
  readonly context: RequestContext
  readonly notes: readonly string[]
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the files beside this test
const messages = read('messages.json') as readonly MessageRow[]
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the files beside this test
const events = read('events.json') as readonly EventRow[]

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
}

function only(text: string): DeniedRequest {
  const outcome = readDenied(text)
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problem)}`)
  expect(outcome.value).toHaveLength(1)
  const [request] = outcome.value
  if (request === undefined) throw new Error('nothing was read')
  return request
}

function told({ principal, action, resource, reason }: DeniedRequest) {
  return { principal: nameOf(principal), action, resource, reason: wordsOf(reason) }
}

function nameOf(principal: StatedPrincipal | null): string | null {
  switch (principal?.kind) {
    case undefined:
      return null
    case 'user':
    case 'role':
    case 'federated-user':
      return `${principal.kind} ${principal.name} ${principal.account ?? '-'}`
    case 'role-session': {
      const session = principal.sessionName === null ? '' : `/${principal.sessionName}`
      return `role-session ${principal.role}${session} ${principal.account ?? '-'}`
    }
    case 'root':
      return `root ${principal.account ?? '-'}`
    case 'service':
      return `service ${principal.service}`
    case 'anonymous':
      return 'anonymous'
    case 'other-account':
      return `other-account ${principal.account}`
    case 'named':
      return `named ${principal.name}`
  }
}

const line = (action: string) =>
  `User: arn:aws:iam::111122223333:user/bob is not authorized to perform: ${action} on resource: *\n`

function wordsOf(reason: StatedReason | null): string | null {
  if (reason === null) return null
  const through = reason.through === null ? '' : ` through ${reason.through}`
  return `${reason.effect} ${reason.layer ?? '-'}${through}`
}

describe('an error message', () => {
  it('is known in at least forty wordings, each with its source', () => {
    expect(messages.length).toBeGreaterThanOrEqual(40)
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
    expect(messages.every(({ source }) => /^(?:https:\/\/|[\w-]+\/[\w-]+ )/.test(source))).toBe(true)
  })

  it.each(messages.map((row) => [row.id, row] as const))('is understood: %s', (_, row) => {
    const request = only(row.text)
    const [reason, otherAction] = row.reason?.split(' of ') ?? []
    expect(told(request)).toEqual({
      principal: row.principal,
      action: row.action,
      resource: row.resource,
      reason: reason ?? null,
    })
    expect(request.reason?.policy ?? undefined).toBe(row.policy)
    expect(request.reason?.action ?? row.action).toBe(otherAction ?? row.action)
    const encoded = request.notes.find(({ kind }) => kind === 'encoded')
    expect(encoded).toEqual(row.encoded === undefined ? undefined : { kind: 'encoded', message: row.encoded })
  })

  it('says what it lacks', () => {
    expect(
      only('An error occurred (AccessDenied) when calling the PutObject operation: Access Denied').missing,
    ).toEqual(['principal', 'resource'])
    expect(only('Access Denied').missing).toEqual(['principal', 'action', 'resource'])
  })

  it('names an operation that several services have as not understood', () => {
    const { action, notes } = only(
      'An error occurred (AccessDeniedException) when calling the TagResource operation: no',
    )
    expect(action).toBeNull()
    expect(notes).toEqual([{ kind: 'unmapped-operation', operation: 'TagResource' }])
  })

  it('may be one of several in one text, each read once', () => {
    const outcome = readDenied(`${line('iam:ListUsers')}${line('iam:ListRoles')}${line('iam:ListUsers')}`)
    expect(outcome.ok && outcome.value.map(({ action }) => action)).toEqual([
      'iam:ListUsers',
      'iam:ListRoles',
    ])
  })

  it('is read from the box of the console', () => {
    const box =
      "You don't have permission to s3:ListAllMyBuckets. To request access, copy the following text and send it to your AWS administrator.\nUser: arn:aws:sts::111122223333:assumed-role/Viewer/ann\nAction: s3:ListAllMyBuckets\nOn resource(s): arn:aws:s3:::*\nContext: no identity-based policy allows the action"
    expect(told(only(box))).toEqual({
      principal: 'role-session Viewer/ann 111122223333',
      action: 's3:ListAllMyBuckets',
      resource: 'arn:aws:s3:::*',
      reason: 'implicit identity',
    })
  })

  it('tells that public access is blocked, which no policy does', () => {
    const text =
      'User: arn:aws:iam::111122223333:user/ann is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::b" because public policies are blocked by the BlockPublicPolicy block public access setting.'
    expect(only(text).reason?.layer).toBe('service')
  })

  it.each([
    ['', { kind: 'empty' }],
    ['Hello there', { kind: 'no-refusal', code: null }],
    [
      'An error occurred (ThrottlingException) when calling the ListRoles operation: Rate exceeded',
      { kind: 'no-refusal', code: 'ThrottlingException' },
    ],
    ['{"a":'.repeat(10), { kind: 'no-refusal', code: null }],
    ['x'.repeat(1_000_001), { kind: 'too-long', length: 1_000_001, most: 1_000_000 }],
  ])('that is none is refused', (text, problem) => {
    expect(readDenied(text)).toEqual({ ok: false, problem })
  })

  it.each([
    ['words without spaces', 'a'.repeat(200_000)],
    ['brackets that never close', '{"a":['.repeat(30_000)],
    ['half sentences', 'User: is not authorized to perform: '.repeat(5000)],
    ['ARNs of nothing', 'arn:aws:iam::[[[[[[[['.repeat(20_000)],
  ])('made to hurt is answered all the same: %s', (_, text) => {
    expect(() => readDenied(text)).not.toThrow()
  })
})

describe('a CloudTrail event', () => {
  it('is known in at least ten forms, each with its source', () => {
    expect(events.length).toBeGreaterThanOrEqual(10)
  })

  it.each(events.map((row) => [row.id, row] as const))('is understood: %s', (_, row) => {
    const request = only(JSON.stringify(row.event))
    expect(told(request)).toEqual({
      principal: row.principal,
      action: row.action,
      resource: row.resource,
      reason: row.reason,
    })
    expect(request.context).toEqual(row.context)
    expect(request.notes.map(({ kind }) => kind)).toEqual(row.notes)
  })

  const [first] = events
  it.each([
    [
      'as text within the answers of lookup-events',
      { Events: [{ CloudTrailEvent: JSON.stringify(first?.event) }] },
    ],
    [
      'as the detail of an EventBridge event',
      { 'detail-type': 'AWS API Call via CloudTrail', detail: first?.event },
    ],
    ['as Records of a log file', { Records: [first?.event] }],
  ])('is found %s', (_, wrapped) => {
    expect(only(JSON.stringify(wrapped, null, 2)).action).toBe('ec2:RunInstances')
  })

  it('is found between other words', () => {
    expect(only(`2024-08-01 log: ${JSON.stringify(first?.event)} and so on {`).action).toBe(
      'ec2:RunInstances',
    )
  })

  it.each([
    ['s3.amazonaws.com', 'DeleteObjects', 's3:DeleteObject'],
    ['lambda.amazonaws.com', 'Invoke', 'lambda:InvokeFunction'],
    ['lambda.amazonaws.com', 'GetFunction20150331v2', 'lambda:GetFunction'],
    ['cloudfront.amazonaws.com', 'CreateDistribution2016_01_28', 'cloudfront:CreateDistribution'],
    ['monitoring.amazonaws.com', 'PutMetricData', 'cloudwatch:PutMetricData'],
    ['apigateway.amazonaws.com', 'CreateRestApi', 'apigateway:POST'],
    ['signin.amazonaws.com', 'ConsoleLogin', null],
  ])('of %s %s asks for %s', (eventSource, eventName, action) => {
    const event = { eventSource, eventName, errorCode: 'AccessDenied', requestParameters: null }
    expect(only(JSON.stringify(event)).action).toBe(action)
  })

  it('that records success is read, and says so', () => {
    const event = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers' }
    expect(only(JSON.stringify(event)).notes).toEqual([{ kind: 'not-denied', errorCode: null }])
  })

  it('among refusals leaves those that succeeded out', () => {
    const event = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers' }
    const denied = { ...event, eventName: 'ListRoles', errorCode: 'AccessDenied' }
    expect(only(JSON.stringify([event, denied])).action).toBe('iam:ListRoles')
  })
})

describe('a decoded authorization message', () => {
  // the shape shown in https://github.com/kubermatic/docs/pull/1058
  const decoded = {
    allowed: false,
    explicitDeny: false,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: { id: 'AIDAEXAMPLE', name: 'airgapped-test', arn: 'arn:aws:iam::111122223333:user/myuser' },
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::111122223333:role/my-cluster-host',
      conditions: {
        items: [
          { key: 'aws:Region', values: { items: [{ value: 'eu-central-1' }] } },
          { key: 'iam:PassedToService', values: { items: [{ value: 'ec2.amazonaws.com' }] } },
        ],
      },
    },
  }

  it.each([
    ['as it is', decoded],
    ['as the CLI prints it', { DecodedMessage: JSON.stringify(decoded) }],
  ])('tells all that was weighed, %s', (_, pasted) => {
    const request = only(JSON.stringify(pasted))
    expect(told(request)).toEqual({
      principal: 'user myuser 111122223333',
      action: 'iam:PassRole',
      resource: 'arn:aws:iam::111122223333:role/my-cluster-host',
      reason: 'implicit -',
    })
    expect(request.context).toEqual({ 'iam:PassedToService': 'ec2.amazonaws.com' })
    expect(request.missing).toEqual([])
  })
})

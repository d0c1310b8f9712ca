import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { explain } from './explain.ts'
import type { Note } from './trace.ts'

const A = '111111111111'
const read: AuthorizationRequest = {
  principal: `arn:aws:iam::${A}:user/alice`,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::reports/2026/q1.csv',
  resourceAccount: A,
}

function notes(documents: PolicyDocuments, request: AuthorizationRequest = read): readonly Note[] {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return explain(request, compiled.value).notes
}

function identity(...statements: readonly object[]): PolicyDocuments {
  return { identity: [{ name: 'p', document: { Version: '2012-10-17', Statement: statements } }] }
}

function topicPolicy(statement: object): PolicyDocuments {
  return { resource: { name: 'topic policy', document: { Version: '2012-10-17', Statement: [statement] } } }
}

const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }
const lists = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::reports' }

describe('R10.9: of an object that may not be there', () => {
  it('S3 answers 404 to whoever may list its bucket', () => {
    expect(notes(identity(reads, lists))).toEqual([
      {
        kind: 'missing-object',
        rule: 'R10.9',
        status: 404,
        statements: [],
        sentence: 'If there is no such object, S3 answers 404 (not found): user `alice` may list the bucket.',
      },
    ])
  })

  it('S3 answers 403 to whoever may not', () => {
    expect(notes(identity(reads))).toMatchObject([{ status: 403 }])
    expect(notes(identity(reads, lists, { ...lists, Effect: 'Deny' }))).toMatchObject([{ status: 403 }])
  })

  it('the bucket’s own policy counts as it does for the object', () => {
    const Principal = { AWS: A }
    const document = { Version: '2012-10-17', Statement: [{ ...lists, Principal, Effect: 'Deny' }] }
    expect(notes({ ...identity(reads, lists), resource: { name: 'bucket', document } })).toMatchObject([
      { status: 403 },
    ])
  })

  it('nothing is said where it hangs on a key that only listing would bring', () => {
    const Condition = { StringLike: { 's3:prefix': '2026/*' } }
    expect(notes(identity(reads, { ...lists, Condition }))).toEqual([])
  })

  it('nothing is said of what isn’t allowed, or is no reading of an object', () => {
    expect(notes(identity(lists))).toEqual([])
    const put = { ...read, action: 's3:PutObject' }
    expect(notes(identity(lists, { ...reads, Action: 's3:PutObject' }), put)).toEqual([])
  })
})

describe('R10.12: a service let in', () => {
  const topic = `arn:aws:sns:eu-west-1:${A}:alerts`
  const publish: AuthorizationRequest = {
    principal: { Service: 'events.amazonaws.com' },
    action: 'sns:Publish',
    resource: topic,
    context: { 'aws:SourceArn': `arn:aws:events:eu-west-1:${A}:rule/nightly`, 'aws:SourceAccount': A },
  }
  const allows = {
    Sid: 'Events',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sns:Publish',
    Resource: topic,
  }
  it('on anybody’s behalf is told, with the statement', () => {
    expect(notes(topicPolicy(allows), publish)).toMatchObject([
      { kind: 'confused-deputy', rule: 'R10.12', statements: [{ sid: 'Events', layer: 'resource' }] },
    ])
  })

  it.each([
    ['aws:SourceArn', { ArnLike: { 'aws:SourceArn': `arn:aws:events:*:${A}:rule/*` } }],
    ['aws:sourceaccount', { StringEquals: { 'aws:sourceaccount': A } }],
  ])('for whom it names by %s is as it should be', (_key, Condition) => {
    expect(notes(topicPolicy({ ...allows, Condition }), publish)).toEqual([])
  })
})

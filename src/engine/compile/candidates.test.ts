import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { gatherFacts } from '../evaluate/gather-facts.ts'
import { statementApplies } from '../evaluate/statement-applies.ts'
import type { Question } from '../request/question.ts'
import { readRequest } from '../request/read-request.ts'
import { compilePolicies, type CompiledPolicies } from './compile-policies.ts'

const resources = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b*',
  'arn:aws:s3:::b/x/*',
  'arn:aws:s3:::b/x/y/z/*',
  'arn:aws:s3:::b/x/y',
  'arn:aws:s3:::*/x/y',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::${aws:username}/*',
  'arn:aws:s3:::b/${s3:nothing}/*',
  "arn:aws:s3:::b/${s3:nothing, 'x'}/y",
  'arn:aws:s3:*:*:b/x/y',
  'arn:aws:iam::*:role*',
  'arn:aws:sqs:eu-west-1:111122223333:queue:x',
  'arn:aws:sqs:eu-west-1:111122223333:queue:*',
]
const asked = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::bb',
  'arn:aws:s3:::b/x/y',
  'arn:aws:s3:::b/x/y/z/w',
  'arn:aws:s3:::b/alice/x',
  'arn:aws:s3:::alice/x',
  'arn:aws:sqs:eu-west-1:111122223333:queue:x',
]
const values = ['red', 'blue', 're*', '${aws:username}', '${*}', '*']

const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1, maxLength: 3 })
const condition = fc.constantFrom('StringEquals', 'StringLike', 'StringNotEquals', 'StringEqualsIfExists')
const conditions = fc.dictionary(
  condition,
  fc.dictionary(fc.constantFrom('aws:RequestTag/Team', 'aws:requesttag/team', 's3:prefix'), some(values)),
  { maxKeys: 2 },
)
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    action: fc.constantFrom('Action', 'NotAction'),
    actions: some(['s3:GetObject', 's3:Get*', '*', 'sqs:*', 's3:PutObject', 'S3:getOBJECT']),
    resource: fc.constantFrom('Resource', 'Resource', 'NotResource'),
    resources: some(resources),
    Condition: conditions,
  })
  .map(({ Effect, action, actions, resource, resources: on, Condition }) => ({
    Effect,
    [action]: actions,
    [resource]: on,
    Condition,
  }))
const policy = fc.record({
  Version: fc.constantFrom('2012-10-17', '2008-10-17'),
  Statement: fc.array(statement, { minLength: 1, maxLength: 25 }),
})
const request = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'ec2:RunInstances'),
  resource: fc.constantFrom(...asked),
  context: fc.dictionary(
    fc.constantFrom('aws:RequestTag/team', 's3:prefix'),
    fc.constantFrom<string | readonly string[]>('red', 'blue', 'alice', '*', '', ['red'], []),
  ),
})

function compile(documents: readonly unknown[]): CompiledPolicies {
  const identity = documents.map((document, at) => ({ name: `p${at}`, document }))
  const compiled = compilePolicies({ identity })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function read(asking: Parameters<typeof readRequest>[0]): Question {
  const question = readRequest(asking)
  if (!question.ok) throw new Error(JSON.stringify(question.problem))
  return question.value
}

describe('finding statements by action, resource and exact values', () => {
  it('overlooks none that applies, whichever way the policies were asked before', () => {
    fc.assert(
      fc.property(
        fc.array(policy, { minLength: 1, maxLength: 9 }),
        fc.array(request, { minLength: 1, maxLength: 6 }),
        (documents, requests) => {
          const policies = compile(documents)
          const bearing = { ...policies, resource: null }
          for (const each of [...requests, ...requests, ...requests]) {
            const question = read({ principal: 'arn:aws:iam::111122223333:user/alice', ...each })
            const applying = policies.identity
              .flatMap(({ document }) => document.statements)
              .filter((candidate) => statementApplies(candidate, question, false))
            const { denies, allows } = gatherFacts(question, bearing).identity
            const effects = new Set(applying.map(({ effect }) => effect))
            expect({ denies, allows }).toEqual({ denies: effects.has('Deny'), allows: effects.has('Allow') })
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives a resource-based policy the reach of its strongest grant', () => {
    const bucket = 'arn:aws:s3:::b/*'
    const many = Array.from({ length: 30 }, (_, at) => ({
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 's3:*',
      Resource: at % 2 === 0 ? bucket : '*',
    }))
    const strongest = { ...many[0], Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' } }
    const document = { Version: '2012-10-17', Statement: [...many, strongest, ...many] }
    const compiled = compilePolicies({ resource: { name: 'bucket policy', document } })
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
    const question = read({
      principal: 'arn:aws:iam::111122223333:user/alice',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
    })
    const { resource } = compiled.value
    const bearing = { ...compiled.value, resource: resource === null ? null : [resource] }
    expect(gatherFacts(question, bearing).reach).toBe('past-all')
  })
})

import { describe, expect, it } from 'vitest'

import { compilePolicies } from './compile-policies.ts'

const who = { AWS: '111111111111' }

function problemOf(...Statement: readonly object[]) {
  const document = { Version: '2012-10-17', Statement }
  const compiled = compilePolicies({ resource: { name: 'p', document } })
  return compiled.ok ? null : [compiled.problem.problem.kind, compiled.problem.pointer]
}

function allow(Action: unknown, more: object = {}) {
  return { Effect: 'Allow', Principal: who, Action, ...more }
}

const everything = { Resource: '*' }
const everythingElse = { NotResource: 'arn:aws:iam::111111111111:role/R' }

describe('a resource-based policy', () => {
  it.each<[string, readonly object[], readonly string[] | null]>([
    ['R2.2 of a role', [allow('sts:AssumeRole')], null],
    [
      'R2.2 of a role that names resources',
      [allow('sts:AssumeRole', everything)],
      ['element-not-allowed', '/resource/document/Statement/0/Resource'],
    ],
    [
      'R2.2 of a role that names what it is not about',
      [allow('sts:TagSession'), allow(['sts:AssumeRole', 'STS:SetSourceIdentity'], everythingElse)],
      ['element-not-allowed', '/resource/document/Statement/1/NotResource'],
    ],
    [
      'R2.2 of something else without resources',
      [allow('s3:GetObject')],
      ['missing-resource', '/resource/document/Statement/0'],
    ],
    ['R2.2 of something else', [allow('s3:GetObject', everything), allow('sts:*', everything)], null],
  ])('%s', (_title, statements, problem) => {
    expect(problemOf(...statements)).toEqual(problem)
  })
})

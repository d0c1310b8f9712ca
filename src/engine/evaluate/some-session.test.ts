import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { authorize } from './authorize.ts'
import { possibilityOf } from './possibility-of.ts'

const id = 'AROAAAAAAAAAAAAAAAAAA:'
const account = '111111111111'
const names = ['ab', 'ann', 'an', 'bob', 'admin', 'x1', 'Ann', 'some-session']

const asking = (userId: string): AuthorizationRequest => ({
  principal: `arn:aws:iam::${account}:role/R`,
  action: 's3:GetObject',
  resource: `arn:aws:s3:::b/${id}ann/k`,
  resourceAccount: account,
  context: { 'aws:userid': userId },
})

const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    operator: fc.constantFrom(
      'StringLike',
      'StringNotLike',
      'StringEquals',
      'StringNotEquals',
      'StringEqualsIgnoreCase',
      'StringLikeIfExists',
      'Null',
      'ForAnyValue:StringLike',
    ),
    values: fc.uniqueArray(
      fc.constantFrom(
        `${id}*`,
        `${id}an*`,
        '*:ann',
        '*:a*',
        '*b',
        'AROAB*',
        'AROABBBBBBBBBBBBBBBBB:*',
        '*',
        `${id}ann`,
        `${id.toLowerCase()}ann`,
        '??O*:??*',
        'true',
        'false',
      ),
      { minLength: 1, maxLength: 2 },
    ),
    Resource: fc.constantFrom('*', '*', 'arn:aws:s3:::b/${aws:userid}/*'),
  })
  .map(({ Effect, operator, values, Resource }) => ({
    Effect,
    Action: '*',
    Resource,
    // IAM takes but one of these, which says whether the key is there
    Condition: { [operator]: { 'aws:userId': operator === 'Null' ? [values.length > 1] : values } },
  }))

describe('what a session of whatever name may do', () => {
  it('is always, never or under conditions what sessions of such names may', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (Statement) => {
        const documents = { identity: [{ name: 'p', document: { Version: '2012-10-17', Statement } }] }
        const compiled = compilePolicies(documents)
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
        const isAllowed = (userId: unknown) =>
          authorize(asking(String(userId)), compiled.value).decision === 'allowed'
        const answers = new Set(names.map((name) => isAllowed(`${id}${name}`)))
        const found = possibilityOf(asking(id), compiled.value, (key) => key === 'aws:userid')
        seen.add(found.kind)
        const witness = found.kind === 'conditional' ? found.witness['aws:userid'] : `${id}ann`
        expect({
          kind: found.kind,
          isAlways: found.kind === 'always' && answers.has(false),
          isNever: found.kind === 'never' && answers.has(true),
          isWitness: String(witness).startsWith(id) && (found.kind !== 'conditional' || isAllowed(witness)),
        }).toEqual({ kind: found.kind, isAlways: false, isNever: false, isWitness: true })
      }),
      { numRuns: 1000 },
    )
    expect([...seen]).toEqual(expect.arrayContaining(['always', 'never', 'conditional']))
  })

  it('is not kept by a Deny of a name that it spares: a name holds no colon', () => {
    const denied = (spared: string) => {
      const Condition = { StringLike: { 'aws:userid': '*:admin' }, StringNotLike: { 'aws:userId': spared } }
      const statements = [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*', Condition },
      ]
      const compiled = compilePolicies({
        identity: [{ name: 'p', document: { Version: '2012-10-17', Statement: statements } }],
      })
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
      return possibilityOf(asking(id), compiled.value, (key) => key === 'aws:userid').kind
    }
    expect(denied(`${id}a*`)).toBe('always')
    expect(denied(`${id}b*`)).toBe('conditional')
  })
})

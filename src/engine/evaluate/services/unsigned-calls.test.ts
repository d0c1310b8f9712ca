import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import { explain } from '../../explain/explain.ts'
import type { RequestContext } from '../../request/request.ts'
import { authorize } from '../authorize.ts'
import { possibilityOf } from '../possibility-of.ts'

const A = '111111111111'
const f = `arn:aws:lambda:us-east-1:${A}:function:f`
const open = {
  name: 'p',
  document: {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: '*', Action: ['lambda:*', 's3:*', 'sqs:*'], Resource: '*' },
  },
}

const compiled = compilePolicies({ resource: open })
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
const policies = compiled.value

function unsigned(action: string, resource: string, context: RequestContext = {}) {
  return { principal: '*', action, resource, resourceAccount: A, context }
}

const viaUrl = { 'lambda:InvokedViaFunctionUrl': 'true' }

describe('unsigned calls that everybody is allowed', () => {
  it.each<[string, string, string, RequestContext, string]>([
    ['R3.5 a function by its URL', 'lambda:InvokeFunctionUrl', f, {}, 'allowed'],
    ['R3.5 a function that its URL invokes', 'lambda:InvokeFunction', f, viaUrl, 'allowed'],
    ['R3.5 a function by the API', 'lambda:InvokeFunction', f, {}, 'implicitDeny'],
    ['R3.5 the code of a function', 'lambda:UpdateFunctionCode', f, viaUrl, 'implicitDeny'],
    ['R3.5 all buckets', 's3:ListAllMyBuckets', '*', {}, 'implicitDeny'],
    ['R3.5 all queues', 'sqs:ListQueues', '*', {}, 'implicitDeny'],
    ['R3.5 a bucket', 's3:ListBucket', 'arn:aws:s3:::b', {}, 'allowed'],
  ])('%s', (...[, action, resource, context, expected]) => {
    const request = unsigned(action, resource, context)
    expect(authorize(request, policies).decision).toBe(expected)
    expect(explain(request, policies).decision).toBe(expected)
  })

  it('R3.5 pass on condition that the URL was called', () => {
    const possibility = possibilityOf(
      unsigned('lambda:InvokeFunction', f),
      policies,
      (key) => key === 'lambda:invokedviafunctionurl',
    )
    const viaItsUrl = {
      operator: 'Bool',
      key: 'lambda:InvokedViaFunctionUrl',
      values: ['true'],
      must: 'hold',
    }
    expect(possibility).toMatchObject({ kind: 'conditional', conditions: [viaItsUrl] })
  })
})

import { describe, expect, it } from 'vitest'

import { readRequest } from './read-request.ts'
import type { AuthorizationRequest, RequestPrincipal } from './request.ts'

const A = '111111111111'
const request: AuthorizationRequest = { principal: '*', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' }

function contextOf(
  principal: RequestPrincipal,
  context: AuthorizationRequest['context'] = {},
): Readonly<Record<string, string | undefined>> {
  const read = readRequest({ ...request, principal, context })
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  const keys = [
    'aws:username',
    'aws:userid',
    'aws:principaltype',
    'aws:principalarn',
    'aws:principalaccount',
    'aws:currenttime',
  ]
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = read.value.context.get(key)?.values[0]
      return value === undefined ? [] : [[key.slice(4), value]]
    }),
  )
}

describe('the context of a request', () => {
  it.each<[string, RequestPrincipal, Readonly<Record<string, string>>]>([
    [
      'the root user',
      `arn:aws:iam::${A}:root`,
      { userid: A, principaltype: 'Account', principalarn: `arn:aws:iam::${A}:root`, principalaccount: A },
    ],
    [
      'a user',
      `arn:aws:iam::${A}:user/team/alice`,
      {
        username: 'alice',
        principaltype: 'User',
        principalarn: `arn:aws:iam::${A}:user/team/alice`,
        principalaccount: A,
      },
    ],
    [
      'a session',
      `arn:aws:sts::${A}:assumed-role/R/s`,
      { principaltype: 'AssumedRole', principalarn: `arn:aws:iam::${A}:role/R`, principalaccount: A },
    ],
    [
      'some session of a role',
      `arn:aws:iam::${A}:role/team/R`,
      { principaltype: 'AssumedRole', principalarn: `arn:aws:iam::${A}:role/team/R`, principalaccount: A },
    ],
    [
      'a federated user',
      `arn:aws:sts::${A}:federated-user/f`,
      {
        userid: `${A}:f`,
        principaltype: 'FederatedUser',
        principalarn: `arn:aws:sts::${A}:federated-user/f`,
        principalaccount: A,
      },
    ],
    ['a service', { Service: 'ec2.amazonaws.com' }, {}],
    [
      'an anonymous caller',
      '*',
      { userid: 'anonymous', principaltype: 'Anonymous', principalaccount: 'anonymous' },
    ],
  ])('R6.2 follows from %s, and nothing else does', (_title, principal, keys) => {
    expect(contextOf(principal)).toEqual(keys)
  })

  it('R6.2 keeps what the request gives, in any letter case', () => {
    expect(
      contextOf(`arn:aws:iam::${A}:user/alice`, { 'AWS:UserId': 'AIDAEXAMPLE', 'aws:UserName': 'other' }),
    ).toMatchObject({
      userid: 'AIDAEXAMPLE',
      username: 'other',
    })
  })
})

describe('a request', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no service', { action: 'GetObject' }, '/action'],
    ['a pattern for an action', { action: 's3:*' }, '/action'],
    ['a group', { principal: `arn:aws:iam::${A}:group/g` }, '/principal'],
    ['a name', { principal: 'alice' }, '/principal'],
    ['no ARN', { resource: 'b/k' }, '/resource'],
    ['a context that is a list', { context: [] }, '/context'],
    ['an object for a value', { context: { 'aws:x/y': {} } }, '/context/aws:x~1y'],
    ['an account that is a number', { resourceAccount: 1 }, '/resourceAccount'],
  ])('R1.1 is refused for %s', (_title, changes, pointer) => {
    const asked: AuthorizationRequest = JSON.parse(JSON.stringify({ ...request, ...changes }))
    expect(readRequest(asked)).toMatchObject({ ok: false, problem: { pointer } })
  })
})

import { describe, expect, it } from 'vitest'

import type { PolicyDocuments } from '../../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { editsAnything, proposalsFor } from './proposals-for.ts'

const A = '111111111111'
const read: AuthorizationRequest = {
  principal: `arn:aws:iam::${A}:user/alice`,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}

function identity(...statements: readonly unknown[]): PolicyDocuments {
  return { identity: [{ name: 'p', document: { Version: '2012-10-17', Statement: statements } }] }
}

describe('what nobody should write, and somebody will', () => {
  it.each<[string, AuthorizationRequest, PolicyDocuments]>([
    ['a resource that no policy can name', { ...read, resource: 'arn:aws: s3:::b/k' }, {}],
    ['a resource of wildcards', { ...read, resource: 'arn:aws:s3:::*/${*}${aws:username}' }, {}],
    ['a key that is a name of objects', { ...read, context: { ['__proto__']: 'x', constructor: 'y' } }, {}],
    [
      'a condition on such a key',
      read,
      identity({
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: JSON.parse('{"x:__proto__":"a","x:constructor":["b"]}') },
      }),
    ],
    [
      'a hundred keys',
      read,
      identity({
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: {
          StringEquals: Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`test:k${at}`, 'v'])),
        },
      }),
    ],
    [
      'a document of the old version, where `${…}` is text',
      { ...read, resource: 'arn:aws:s3:::b/${aws:username}*' },
      { identity: [{ name: 'p', source: 's', document: { Statement: [] } }] },
    ],
    [
      'an account that policies refuse',
      { ...read, principal: 'arn:aws:iam::1:user/alice', resourceAccount: '1' },
      {},
    ],
  ])('%s still gets a proposal', (_title, request, documents) => {
    expect(proposalsFor(request, documents, editsAnything).kind).toBe('proposed')
  })

  it('a caller whom no policy of another account can name gets none, and is told so', () => {
    const request = { ...read, principal: 'arn:aws:iam::1:user/alice' }
    expect(proposalsFor(request, {}, editsAnything)).toMatchObject({ limits: [{ kind: 'none-found' }] })
  })

  it('a statement that is no list, and denies everything, is taken out without changing it in place', () => {
    const document = Object.freeze({
      Version: '2012-10-17',
      Statement: Object.freeze({ Effect: 'Deny', Action: '*', Resource: '*' }),
    })
    const before = JSON.stringify(document)
    expect(proposalsFor(read, { identity: [{ name: 'p', document }] }, editsAnything).kind).toBe('proposed')
    expect(JSON.stringify(document)).toBe(before)
  })
})

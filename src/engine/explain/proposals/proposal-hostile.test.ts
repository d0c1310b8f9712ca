import { describe, expect, it } from 'vitest'

import type { PolicyDocuments } from '../../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import type { Proposals } from './proposal.ts'
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

describe('more than can be tried', () => {
  it('still widens the statement that comes nearest, of ten thousand, and says that others were left out', () => {
    const far = many(10_000, (at) => ({
      Effect: 'Allow',
      Action: 's3:Get*',
      Resource: `arn:aws:s3:::c${at}`,
    }))
    const near = { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::b/j' }
    const found = proposalsFor(read, identity(...far, near, ...far), editsAnything)
    expect(found.kind === 'proposed' && found.proposals.flatMap(({ edits }) => edits)).toContainEqual(
      expect.objectContaining({ kind: 'widen-statement', statement: 10_000, before: near }),
    )
    expect(found).toMatchObject({ kind: 'proposed', limits: [{ kind: 'not-all-tried' }] })
  })

  it.each([20, 50, 250])('clears all of %i Denies, one edit each', (count) => {
    const denies = many(count, (at) => ({
      Effect: 'Deny',
      Action: 's3:Get*',
      Resource: '*',
      Condition: { StringNotLike: { [`aws:x${at}`]: `*${at}*` } },
    }))
    const found = proposalsFor(read, identity(...denies), editsAnything)
    expect(sizes(found)[0]).toBe(count + 1)
    expect(found).toMatchObject({ limits: [{ kind: 'not-all-tried' }] })
  })

  it('proposes nothing rather than ten thousand edits, and says that not all was tried', () => {
    const denies = many(10_000, (at) => ({
      Effect: 'Deny',
      Action: 's3:Get*',
      Resource: '*',
      Condition: { StringNotLike: { [`aws:x${at}`]: `*${at}*` } },
    }))
    expect(proposalsFor(read, identity(...denies), editsAnything)).toMatchObject({
      kind: 'none',
      limits: [{ kind: 'none-found' }, { kind: 'not-all-tried' }],
    })
  })

  it('denies what ten thousand statements allow by one Deny', () => {
    const allows = many(10_000, () => ({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' }))
    const found = proposalsFor(read, identity(...allows), editsAnything)
    expect(sizes(found)).toEqual([1, 1])
    expect(found).toMatchObject({ limits: [{ kind: 'not-all-tried' }] })
  })

  it('leaves nothing out where there is little', () => {
    const found = proposalsFor(
      read,
      identity({ Effect: 'Allow', Action: 's3:*', Resource: 'c' }),
      editsAnything,
    )
    expect(found).toMatchObject({ limits: [{ kind: 'invalid-document' }] })
    const own = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::c/*' }
    expect(proposalsFor(read, identity(own), editsAnything)).toMatchObject({ kind: 'proposed', limits: [] })
  })
})

function many<Item>(count: number, make: (at: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

function sizes(found: Proposals): readonly number[] {
  return found.kind === 'none' ? [] : found.proposals.map(({ size }) => size)
}

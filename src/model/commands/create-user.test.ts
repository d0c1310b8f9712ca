import { describe, expect, it } from 'vitest'

import { accepted, dev, refusalOf, smallCompany } from '#testing/accounts.ts'

import { accountId, arn, type Tags } from '../entities/names.ts'
import { createUser } from './create-user.ts'

const workspace = smallCompany()
const made = {
  accountId: dev,
  path: '/',
  uniqueId: 'AIDAFRESHFRESHFRESH00',
  createDate: '2026-02-03T04:05:06Z',
}
const user = { ...made, name: 'carol', permissionsBoundary: null, loginProfile: true, tags: {} as Tags }

const tagged = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, '']))

describe('a user is refused', () => {
  it.each([
    ['without a name', { name: '' }, { kind: 'invalid-input', field: 'name', rule: 'too-short' }],
    [
      'of 65 characters',
      { name: 'x'.repeat(65) },
      { kind: 'invalid-input', field: 'name', rule: 'too-long' },
    ],
    ['of 10,000 characters', { name: '*'.repeat(10_000) }, { kind: 'invalid-input', rule: 'too-long' }],
    ['with a space in it', { name: 'al ice' }, { kind: 'invalid-input', field: 'name', rule: 'characters' }],
    [
      'with markup in it',
      { name: '<b>x</b>' },
      { kind: 'invalid-input', rule: 'characters', found: '<b>x</b>' },
    ],
    ['with a smile in it', { name: '😀' }, { kind: 'invalid-input', rule: 'characters' }],
    ['with a line break after it', { name: 'carol\n' }, { kind: 'invalid-input', rule: 'characters' }],
    [
      'whose path has no slash',
      { path: 'staff' },
      { kind: 'invalid-input', field: 'path', rule: 'characters' },
    ],
    ['whose path is two slashes', { path: '//' }, { kind: 'invalid-input', field: 'path' }],
    ["whose path is AWS's own", { path: '/aws-service-role/x/' }, { field: 'path', rule: 'reserved-prefix' }],
    [
      'whose name differs in case alone',
      { name: 'ALICE' },
      { kind: 'entity-already-exists', what: 'user', name: 'alice' },
    ],
    [
      'whose name is taken under another path',
      { name: 'Bob' },
      { kind: 'entity-already-exists', name: 'bob' },
    ],
    [
      'in an account that is not there',
      { accountId: accountId('999999999999') },
      { kind: 'no-such-entity', what: 'account' },
    ],
    [
      'with a used unique id',
      { uniqueId: 'AIDAALICEALICEALICE00' },
      { kind: 'entity-already-exists', what: 'unique-id' },
    ],
    [
      'with a boundary that is not there',
      { permissionsBoundary: arn('arn:aws:iam::111111111111:policy/none') },
      { kind: 'no-such-entity', what: 'policy' },
    ],
    [
      'with 51 tags',
      { tags: tagged(51) },
      { kind: 'limit-exceeded', quota: 'tags-per-entity', limit: 50, found: 51 },
    ],
    [
      'with tags that differ in case alone',
      { tags: { a: '', A: '' } },
      { rule: 'duplicate-key', field: 'tags.A' },
    ],
    ['with a tag of AWS', { tags: { 'aws:x': '' } }, { rule: 'reserved-prefix', field: 'tags.aws:x' }],
    ['with a tag of odd characters', { tags: { 'a!': '' } }, { rule: 'characters', field: 'tags.a!' }],
    [
      'with a tag value of 257 characters',
      { tags: { a: 'é'.repeat(257) } },
      { rule: 'too-long', field: 'tags.a' },
    ],
  ])('%s', (_, changed, problem) => {
    expect(refusalOf(createUser(workspace, { ...user, ...changed }))).toMatchObject(problem)
  })

  it('never for a name that means something to JavaScript', () => {
    const created = createUser(workspace, { ...user, name: '__proto__', tags: { constructor: 'x' } })
    expect(accepted(created).added).toMatchObject([{ name: '__proto__', tags: { constructor: 'x' } }])
  })

  it('never for the name of a group', () => {
    expect(createUser(workspace, { ...user, name: 'developers' }).ok).toBe(true)
  })
})

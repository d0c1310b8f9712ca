import { describe, expect, it } from 'vitest'

import { allowS3 as allow, answer, denyS3 as deny, open } from '#testing/any-input.ts'
import { policy } from '#testing/decide.ts'

describe('patterns made to be slow', () => {
  const stars = '*a'.repeat(5000)
  const longText = 'a'.repeat(10_000)

  it.each([
    ['a resource', { ...allow, Resource: `arn:aws:s3:::${stars}b` }],
    ['an action', { ...allow, Action: `s3:${stars}b` }],
    ['a StringLike value', { ...allow, Condition: { StringLike: { 'test:text': `${stars}b` } } }],
    ['an ArnLike value', { ...allow, Condition: { ArnLike: { 'test:text': `arn:*a*a*a:*:*:*:${stars}b` } } }],
    [
      'many variables',
      { ...allow, Condition: { StringLike: { 'test:text': `${'*${test:text}'.repeat(50)}b` } } },
    ],
  ])('answer no in the end: %s', (_title, statement) => {
    const changes = {
      action: `s3:${longText}`,
      resource: `arn:aws:s3:::${longText}`,
      context: { 'test:text': longText },
    }
    expect(answer({ identity: [policy(statement)] }, changes)).toBe('implicitDeny')
  })

  it('answer yes where they cover', () => {
    const changes = { resource: `arn:aws:s3:::${longText}` }
    expect(answer({ identity: [policy({ ...allow, Resource: `arn:aws:s3:::${stars}` })] }, changes)).toBe(
      'allowed',
    )
  })

  it('are read once though a document says them ten thousand times', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => ({ ...allow, Resource: `arn:aws:s3:::b${at}/*` }))
    expect(answer({ identity: [policy(...many)] }, { resource: 'arn:aws:s3:::b9999/k' })).toBe('allowed')
    expect(answer({ identity: [policy(...many, deny)] }, { resource: 'arn:aws:s3:::b9999/k' })).toBe(
      'explicitDeny',
    )
    expect(answer({ identity: [policy(...many)] }, { resource: 'arn:aws:s3:::b10000/k' })).toBe(
      'implicitDeny',
    )
  })
})

describe('nesting ten thousand deep', () => {
  const deepList: unknown = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)
  const deepObject: unknown = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)

  it.each([
    ['a list as the document', deepList],
    ['an object as the document', deepObject],
    ['a list of statements', { Statement: deepList }],
    ['an object for a statement', { Statement: deepObject }],
    ['an action', { Statement: { ...allow, Action: deepList } }],
    ['a resource', { Statement: { ...allow, Resource: deepObject } }],
    ['a condition', { Statement: { ...allow, Condition: deepObject } }],
    ['values of a condition', { Statement: { ...allow, Condition: { StringEquals: { 'a:b': deepList } } } }],
    ['a Sid', { Statement: { ...allow, Sid: deepList } }],
    ['an Id', { Id: deepObject, Statement: allow }],
  ])('is refused in a document: %s', (_title, document) => {
    expect(answer({ identity: [{ name: 'p', document }] })).toBe('refused')
  })

  it.each([
    ['context', { context: deepObject }],
    ['a context value', { context: { 'a:b': deepList } }],
    ['settings of S3', { resourceSettings: { s3: deepObject } }],
    ['a policy to put', { resourceSettings: { s3: { policyToPut: deepObject } } }],
    ['grants', { resourceSettings: { kms: { grants: deepList } } }],
    ['a principal', { principal: deepObject }],
  ])('of a request lets nobody in: %s', (_title, changes) => {
    expect(answer(open, changes)).toBe('implicitDeny')
  })
})

/** An Allow with an element that may be of any name. */
function withElement(extra: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(allow).concat(Object.entries(Object(extra))))
}

describe('names of the prototype', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

  it.each(names)('%s is no layer, element, operator or principal type', (name) => {
    const own = (value: unknown): unknown => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`)
    expect(answer(own([policy(allow)]))).toBe('refused')
    expect(answer({ identity: [{ name: 'p', document: own(allow) }] })).toBe('refused')
    expect(answer({ identity: [policy(withElement(own('x')))] })).toBe('refused')
    expect(answer({ identity: [policy({ ...allow, Condition: own({ 'a:b': 'c' }) })] })).toBe('refused')
    expect(answer({ resource: policy({ ...allow, Principal: own('*') }) })).toBe('refused')
  })

  it.each(names)('%s is a context key like any other: absent unless given', (name) => {
    const on = { identity: [policy({ ...allow, Condition: { Null: { [`aws:${name}`]: 'true' } } })] }
    expect(answer(on)).toBe('allowed')
    expect(answer(on, { context: { [`AWS:${name.toUpperCase()}`]: 'x' } })).toBe('implicitDeny')
    const like = { identity: [policy({ ...allow, Resource: `arn:aws:s3:::b/\${${name}}*` })] }
    expect(answer(like)).toBe('implicitDeny')
  })

  it.each(names)('%s in a request brings no grant, setting, account or credentials', (name) => {
    const given: unknown = JSON.parse(`{${JSON.stringify(name)}: {"restrictPublicBuckets": false}}`)
    const none = { identity: [policy({ ...allow, Action: 'ec2:*' })] }
    expect(answer(none, { context: given })).toBe('implicitDeny')
    expect(answer(open, { resourceSettings: { s3: given } })).toBe('implicitDeny')
    expect(answer(open, { resourceSettings: { kms: given } })).toBe('implicitDeny')
    expect(answer(none, { resourceSettings: given })).toBe('implicitDeny')
    expect(answer(open, { credentials: name })).toBe('implicitDeny')
    expect(answer(open, { principal: given })).toBe('implicitDeny')
    expect(answer(open, { action: name })).toBe('implicitDeny')
  })

  it.each(names)('%s is a service and an operation like any other', (name) => {
    const on = { identity: [policy({ ...allow, Action: 'constructor:*' })] }
    expect(answer(on, { action: `constructor:${name}` })).toBe('allowed')
    expect(answer(open, { action: `constructor:${name}` })).toBe('implicitDeny')
  })

  it('inherited members of a document and a request count for nothing', () => {
    expect(answer({ identity: [policy(Object.create(allow))] })).toBe('refused')
    const inherited: unknown = Object.create({ 'aws:MultiFactorAuthPresent': 'true' })
    const withMfa = { ...allow, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    expect(answer({ identity: [policy(withMfa)] }, { context: inherited })).toBe('implicitDeny')
  })
})

describe('text that is no text', () => {
  const lone = '\uD800'

  it('lone surrogates stand for themselves', () => {
    const exact = { identity: [policy({ ...allow, Resource: `arn:aws:s3:::b/${lone}` })] }
    expect(answer(exact, { resource: `arn:aws:s3:::b/${lone}` })).toBe('allowed')
    expect(answer(exact, { resource: 'arn:aws:s3:::b/\uD801' })).toBe('implicitDeny')
    expect(answer(exact, { resource: 'arn:aws:s3:::b/\uFFFD' })).toBe('implicitDeny')
    const other = { identity: [policy({ ...allow, Condition: { StringEquals: { 'a:b': lone } } })] }
    expect(answer(other, { context: { 'a:b': '\uD801' } })).toBe('implicitDeny')
    expect(answer(other, { context: { 'a:b': lone } })).toBe('allowed')
  })

  it('documents that differ in a lone surrogate alone are not taken for one another', () => {
    const texts = ['\uD800', '\uD801', String.raw`\ud800`]
    const answers = texts.map((text) =>
      answer(
        { identity: [policy({ ...allow, Resource: `arn:aws:s3:::b/${text}` })] },
        { resource: 'arn:aws:s3:::b/\uD800' },
      ),
    )
    expect(answers).toEqual(['allowed', 'implicitDeny', 'implicitDeny'])
  })

  it.each([
    ['a line break', 'arn:aws:s3:::b/k\n'],
    ['nul', 'arn:aws:s3:::b/k\0'],
    ['a character of other width', 'arn:aws:s3:::b/\uFF4B'],
  ])('a resource with %s is not the one without', (_title, resource) => {
    expect(answer({ identity: [policy({ ...allow, Resource: 'arn:aws:s3:::b/k' })] }, { resource })).toBe(
      'implicitDeny',
    )
  })

  it('a character that grows when folded is not another action', () => {
    expect(answer(open, { action: 'ſ3:GetObject' })).toBe('implicitDeny')
    expect(
      answer({ identity: [policy({ ...allow, Action: 's3:GetObject' })] }, { action: 's3:GetObİect' }),
    ).toBe('implicitDeny')
  })
})

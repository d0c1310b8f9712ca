import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parsePolicyDocument } from '#engine/policy/parse.ts'

import { diagnose } from './diagnose.ts'

const allow = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"'
const policy = (statement: string) => `{"Version": "2012-10-17", "Statement": [{${statement}}]}`

/** What is underlined, and what is said of it. */
function told(text: string): readonly (readonly [string, string])[] {
  return diagnose(text, 'identity').problems.map(
    ({ span, message }) => [text.slice(span.offset, span.offset + span.length), message] as const,
  )
}

describe('what is wrong with a policy', () => {
  it('is nothing where IAM takes it, and then the document is handed on', () => {
    expect(diagnose(policy(allow), 'identity')).toEqual({
      document: JSON.parse(policy(allow)),
      problems: [],
    })
  })

  it.each([
    [allow.replace('Allow', 'allow'), '"allow"', '`Effect` must be `Allow` or `Deny`, not `allow`'],
    [
      `${allow}, "Actoin": "*"`,
      '"Actoin"',
      'IAM knows no element `Actoin`: mend the spelling, letter case included, or remove it',
    ],
    [`${allow}, "Principal": "*"`, '"Principal"', 'remove `Principal`: an identity-based policy takes none'],
    ['"Effect": "Allow", "Action": "*"', '{', 'add `Resource` (or `NotResource`) to this statement'],
    [
      allow.replace('s3:GetObject', 'GetObject'),
      '"GetObject"',
      'put the service before `GetObject`, as in `s3:GetObject`',
    ],
    [allow.replace('"s3:GetObject"', '[]'), '"Action"', 'put at least one value into `Action`'],
    [
      `${allow}, "Condition": {"StringLik": {"aws:username": "x"}}`,
      '"StringLik"',
      'IAM knows no condition operator `StringLik`: mend the spelling',
    ],
    [
      `${allow}, "Effect": "Deny"`,
      '"Effect"',
      '`Effect` stands twice in this object: merge the two or remove one',
    ],
  ])('in {%s} is told at %s', (statement, underlined, message) => {
    expect(told(policy(statement))).toEqual([[underlined, message]])
  })

  it('is told at the later one of two equal names', () => {
    const text = policy(`${allow}, "Effect": "Deny"`)
    expect(diagnose(text, 'identity').problems[0]?.span.offset).toBe(text.lastIndexOf('"Effect"'))
  })

  it('keeps the document from deciding', () => {
    expect(diagnose(policy(`${allow}, "Effect": "Deny"`), 'identity').document).toBeNull()
    expect(diagnose(`${policy(allow)},`, 'identity').document).toBeNull()
  })

  it('is a warning only where the text is too long or beyond the characters that IAM takes', () => {
    const long = policy(allow.replace('"*"', `["*"${', "arn:aws:s3:::bucket"'.repeat(300)}]`))
    const curly = policy(allow.replace('"*"', '"arn:aws:s3:::b/“"'))
    for (const text of [long, curly]) {
      const { document, problems } = diagnose(text, 'identity')
      expect(document).not.toBeNull()
      expect(problems.map(({ severity }) => severity)).toEqual(['warning'])
    }
    expect(told(curly)).toEqual([['“', 'IAM takes no characters beyond Latin-1: replace `“`']])
  })

  it('does not count the white space of an IAM policy', () => {
    expect(told(policy(allow) + ' '.repeat(10_000))).toEqual([])
  })

  it.each(['identity', 'trust', 'resource', 'scp', 'rcp', 'vpc-endpoint'] as const)(
    'agrees with the engine on every %s document, and lies within the text',
    (grammar) => {
      fc.assert(
        fc.property(nearlyPolicy, (value) => {
          const text = JSON.stringify(value, null, 2)
          const { document, problems } = diagnose(text, grammar)
          expect(document !== null).toBe(parsePolicyDocument(JSON.parse(text), grammar).ok)
          expect(problems.some(({ severity }) => severity === 'error')).toBe(document === null)
          for (const { span } of problems) {
            expect(span.offset).toBeGreaterThanOrEqual(0)
            expect(span.offset + span.length).toBeLessThanOrEqual(text.length)
          }
        }),
        { numRuns: 300 },
      )
    },
  )

  it('is told of any text whatever without a throw', () => {
    const cut = fc
      .tuple(fc.constant(policy(allow)), fc.nat(120), fc.string({ maxLength: 3 }))
      .map(([text, at, typed]) => text.slice(0, at) + typed + text.slice(at + typed.length))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), cut, fc.json()), (text) => {
        expect(() => diagnose(text, 'identity')).not.toThrow()
      }),
    )
  })
})

const scalar = fc.constantFrom('Allow', 'Deny', '*', 's3:GetObject', 'arn:aws:s3:::b', '', 'x', 1, true, null)
const elements = fc.constantFrom(
  'Effect',
  'Action',
  'Resource',
  'Principal',
  'NotAction',
  'Condition',
  'Sid',
  'Other',
)
const nearlyStatement = fc.oneof(
  fc.dictionary(
    elements,
    fc.oneof(scalar, fc.array(scalar), fc.dictionary(fc.constantFrom('AWS', 'Bool'), scalar)),
  ),
  fc.constant({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  fc.constant({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '111122223333' } }),
)
const nearlyPolicy = fc.record({
  Version: fc.constantFrom('2012-10-17', '2008-10-17', 'x'),
  Statement: fc.oneof(nearlyStatement, fc.array(nearlyStatement, { maxLength: 3 })),
})

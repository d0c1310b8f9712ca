import { assert, jsonValue, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { smallCompany, the } from '#testing/accounts.ts'

import { linesOf } from '../lines.ts'
import { answerLine, type Asking } from './answer-line.ts'

const alone: Asking = { workspace: null, explains: true, proposes: false }
const inCompany: Asking = { workspace: smallCompany(), explains: true, proposes: false }

/** The answers to a stream of these bytes, each parsed. */
async function answersTo(bytes: Uint8Array, asking = alone): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  async function* stream() {
    yield bytes
  }
  for await (const lines of linesOf(stream())) {
    answers.push(...lines.map((line): unknown => JSON.parse(answerLine(line, asking).text)))
  }
  return answers
}

function answered(line: unknown, asking: Asking): string {
  return answerLine({ kind: 'text', number: 1, text: JSON.stringify(line) }, asking).text
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const request = {
  principal: 'arn:aws:iam::111111111111:user/u',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
}
const good = JSON.stringify({ id: 'good', request, policies: {} })
const decided = { id: 'good', decision: 'implicitDeny' }

/** A document, context value or setting at the bottom of 10,000 lists. */
const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
const deepObject = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
const inPlace = (hole: string) => (text: string) => text.replace('"HOLE"', hole)

const policy = (document: unknown) => ({ identity: [{ name: 'p', document }] })
const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' }
const deepPlaces: readonly (readonly [string, unknown])[] = [
  ['the whole', 'HOLE'],
  ['the id', { id: 'HOLE', request, policies: {} }],
  ['the context', { request: { ...request, context: { 'a:b': 'HOLE' } }, policies: {} }],
  ['the principal', { request: { ...request, principal: 'HOLE' }, policies: {} }],
  [
    'the settings',
    { request: { ...request, resourceSettings: { s3: { policyToPut: 'HOLE' } } }, policies: {} },
  ],
  ['a document', { request, policies: policy('HOLE') }],
  ['a statement', { request, policies: policy({ Statement: 'HOLE' }) }],
  ['an action', { request, policies: policy({ Statement: { ...statement, Action: 'HOLE' } }) }],
  ['a condition', { request, policies: policy({ Statement: { ...statement, Condition: 'HOLE' } }) }],
]

describe('a line meant to break the reader', () => {
  it('is refused where it is longer than can be held, and the next is answered', async () => {
    const line = new Uint8Array(50 * 1024 * 1024).fill(0x20)
    const [first, second] = await answersTo(Buffer.concat([line, utf8(`\n${good}`)]))
    expect(first).toMatchObject({ id: null, error: { kind: 'line-too-long' } })
    expect(second).toMatchObject(decided)
  })

  it.each(deepPlaces)('is refused where it is nested too deep: %s', async (_place, line) => {
    const text = JSON.stringify(line)
    const lines = [deep, deepObject].map((hole) => inPlace(hole)(text))
    const [asList, asObject, last] = await answersTo(utf8([...lines, good].join('\n')))
    expect(asList).toMatchObject({ error: { kind: expect.stringMatching(/^invalid-/) } })
    expect(asObject).toMatchObject({ error: { kind: expect.stringMatching(/^invalid-/) } })
    expect(last).toMatchObject(decided)
  })

  it.each([
    ['{"__proto__":{"request":{}},"policies":{}}', '/__proto__'],
    ['{"request":{"__proto__":{"principal":"*"}},"policies":{}}', '/request/__proto__'],
    [`{"request":${JSON.stringify(request)},"policies":{"__proto__":[]}}`, '/policies/__proto__'],
    [`{"request":${JSON.stringify(request)},"policies":{"constructor":[]}}`, '/policies/constructor'],
    [
      `{"request":${JSON.stringify({ ...request, credentials: 'constructor' })},"policies":{}}`,
      '/request/credentials',
    ],
    [
      '{"request":{"principal":"*","action":"s3:GetObject","resource":"*","resourceSettings":{"__proto__":{}}},"policies":{}}',
      '/request/resourceSettings/__proto__',
    ],
  ])('is refused where it plays with the prototype: %s', async (line, pointer) => {
    expect(await answersTo(utf8(line))).toMatchObject([{ error: { pointer } }])
  })

  it.each([
    [
      '{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}',
      '/policies/identity/0/document/Statement/Effect',
    ],
    [
      '{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:x":"true"}},"Condition":{}}',
      '/policies/identity/0/document/Statement/Condition',
    ],
  ])('R2.4 is refused where its policy says a thing twice: %s', async (statementText, pointer) => {
    const line = JSON.stringify({ request, policies: policy({ Statement: 'HOLE' }) })
    expect(await answersTo(utf8(inPlace(statementText)(line)))).toMatchObject([
      { error: { kind: 'invalid-policy', pointer } },
    ])
  })

  it('is refused where its request says a thing twice', async () => {
    const line = `{"request":{"principal":"*","principal":"*"},"policies":{},"id":"x"}`
    expect(await answersTo(utf8(line))).toMatchObject([
      { id: 'x', error: { kind: 'invalid-request', pointer: '/request/principal' } },
    ])
  })

  it('does not reach the prototype through the context', async () => {
    const line = `{"request":{"principal":"*","action":"s3:GetObject","resource":"*","context":{"__proto__":"x","constructor":"y","toString":"z"}},"policies":{}}`
    expect(await answersTo(utf8(line))).toMatchObject([{ decision: 'implicitDeny' }])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('is answered as UTF-8 where it holds half a character', async () => {
    const line = { id: '\ud800', request: { ...request, resource: 'arn:aws:s3:::b/\udfff' }, policies: {} }
    expect(await answersTo(utf8(JSON.stringify(line)))).toMatchObject([
      { id: '\ud800', decision: 'implicitDeny', sentence: expect.any(String) },
    ])
  })

  it('is told where it is no UTF-8, and byte order marks, blanks and ends of Windows are passed over', async () => {
    const bytes = Buffer.concat([
      utf8(`\uFEFF${good}\r\n\r\n   \n`),
      Uint8Array.of(0x7b, 0xc3, 0x28, 0x0a),
      Uint8Array.of(0x00, 0x0a),
      utf8(`\uFEFF${good}`),
    ])
    const refusal = { id: null, error: { kind: 'invalid-json' } }
    expect(await answersTo(bytes)).toMatchObject([decided, refusal, refusal, decided])
  })

  it('is answered on one line, whatever JSON it is', () => {
    assert(
      property(jsonValue(), jsonValue(), string({ unit: 'binary' }), (one, other, text) => {
        const lines: readonly unknown[] = [
          one,
          { id: text, request: one, policies: other },
          { request: { ...request, principal: the.alice, context: one, resourceSettings: other } },
          { request: { ...request, action: `s3:${text}`, resource: text }, policies: {} },
          {
            request,
            policies: { identity: [{ name: text, document: one }], resource: { name: '', document: other } },
          },
          {
            request,
            policies: policy({ Version: '2012-10-17', Statement: { ...statement, Condition: one } }),
          },
          { checks: one, unknown: other },
          { request, policies: {}, unknown: [text], bucketPolicies: one },
        ]
        for (const line of lines) {
          for (const asking of [alone, inCompany]) {
            const answer = answered(line, asking)
            expect(answer).toMatch(/^[^\n\r\u2028\u2029]+\n$/)
            expect(JSON.parse(answer)).not.toMatchObject({ error: { kind: 'internal' } })
          }
        }
      }),
    )
  })
})

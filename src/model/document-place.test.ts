import { array, assert, constantFrom, oneof, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { allowing, granting, smallCompany, the, trusting } from '#testing/accounts.ts'

import { documentAt, grammarOf, parsePlaceKey, placeKey, type DocumentPlace } from './document-place.ts'
import { arn } from './entities/names.ts'

const text = string({ unit: constantFrom('a', '/', '%', '2', 'F', '5', ' ', '😀', '__proto__', '<') })
const someArn = array(text, { minLength: 1, maxLength: 4 }).map((parts) => arn(`arn:${parts.join(':')}`))
const somePlace = oneof(
  record({ kind: constantFrom('managed' as const), policy: someArn, versionId: text }),
  record({ kind: constantFrom('inline' as const), holder: someArn, name: text }),
  record({ kind: constantFrom('trust' as const), role: someArn }),
  record({ kind: constantFrom('resource' as const), resource: someArn }),
)

describe('the key of a place', () => {
  it('can be read by people', () => {
    expect(placeKey({ kind: 'inline', holder: the.developers, name: 'a/b' })).toBe(
      'inline/a%2Fb/arn:aws:iam::111111111111:group/Developers',
    )
    expect(placeKey({ kind: 'managed', policy: the.limits, versionId: 'v2' })).toBe(
      'managed/v2/arn:aws:iam::111111111111:policy/Limits',
    )
  })

  it('leads back to the place, whatever names are in it', () => {
    assert(
      property(somePlace, (place: DocumentPlace) => {
        expect(parsePlaceKey(placeKey(place))).toEqual(place)
      }),
    )
  })

  it('is the only text that leads there', () => {
    assert(
      property(
        oneof(
          text,
          text.map((rest) => `inline/${rest}/arn:a`),
        ),
        (key) => {
          const place = parsePlaceKey(key)
          expect(place === null ? key : placeKey(place)).toBe(key)
        },
      ),
    )
  })

  it.each([
    '',
    'trust',
    'trust/',
    'trust/role',
    'managed/v1',
    'inline/x/',
    'group/arn:x',
    'inline/%41/arn:x',
  ])('%j is none', (key) => {
    expect(parsePlaceKey(key)).toBeNull()
  })
})

describe('a place', () => {
  const workspace = smallCompany()
  it.each([
    [{ kind: 'managed', policy: the.readReports, versionId: 'v2' }, allowing('s3:DeleteObject'), 'identity'],
    [{ kind: 'managed', policy: the.readReports, versionId: 'v3' }, undefined, 'identity'],
    [{ kind: 'inline', holder: the.developers, name: 'queues' }, allowing('sqs:SendMessage'), 'identity'],
    [{ kind: 'inline', holder: the.developers, name: 'Queues' }, undefined, 'identity'],
    [{ kind: 'trust', role: the.deploy }, trusting(the.alice, the.auditor), 'trust'],
    [{ kind: 'trust', role: the.alice }, undefined, 'trust'],
    [
      { kind: 'resource', resource: the.reports },
      granting('s3:GetObject', `${the.reports}/*`, the.alice),
      'resource',
    ],
    [{ kind: 'resource', resource: the.jobs }, null, 'resource'],
  ] as const)('%j holds its document', (place, document, grammar) => {
    expect(documentAt(workspace, place)).toEqual(document)
    expect(grammarOf(workspace, place)).toBe(grammar)
  })
})

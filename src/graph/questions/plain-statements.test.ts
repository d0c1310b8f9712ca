import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '#engine/compile/compile-policies.ts'
import { elementCovers } from '#engine/policy/action-element.ts'
import { matchesResource } from '#engine/policy/resource-pattern.ts'
import { readRequest } from '#engine/request/read-request.ts'
import { cases } from '#testing/random/cases.ts'

import { mayAllow, mayCoverAction } from './plain-statements.ts'

const Version = '2012-10-17'
const getObject = { name: 's3:getobject', service: 's3', operation: 'getobject' }
const plain = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' }
const may = (document: unknown, resource = 'arn:aws:s3:::b/x') => mayAllow(document, getObject, resource)

describe('a policy looked at without reading it in full', () => {
  it.each([
    ['another bucket', plain],
    ['another service', { ...plain, Action: 'S3-outposts:*', Resource: '*' }],
    ['another action', { ...plain, Action: 's3:Put*', Resource: '*' }],
    ['a Deny', { ...plain, Effect: 'Deny', Resource: '*' }],
    ['all actions but those', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
  ])('allows nothing on another bucket: %s', (_, Statement) => {
    expect(may({ Version, Statement })).toBe(false)
  })

  it.each([
    ['everything', { ...plain, Action: '*', Resource: '*' }],
    ['a beginning', { ...plain, Resource: 'arn:aws:s3:::b*' }],
    ['a variable', { ...plain, Resource: 'arn:aws:s3:::${aws:username}/*' }],
    ['all resources but some', { Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::b/*' }],
    ['a refused effect', { ...plain, Effect: 'allow' }],
    ['no resource', { Effect: 'Allow', Action: 's3:GetObject' }],
    ['a refused operator', { ...plain, Condition: { StringSame: { 'a:b': 'c' } } }],
  ])('may allow, or must be read: %s', (_, Statement) => {
    expect(may({ Version, Statement })).toBe(true)
  })

  it.each([
    [
      'two statements of one Sid',
      {
        Version,
        Statement: [
          { ...plain, Sid: 'a' },
          { ...plain, Sid: 'a' },
        ],
      },
    ],
    ['no statement', { Version, Statement: [] }],
    ['a text', 'policy'],
  ])('must be read: %s', (_, document) => {
    expect(may(document)).toBe(true)
  })

  it('is said to allow nothing only where IAM accepts it and no Allow covers the request', () => {
    assert(
      property(cases, ({ request, documents: { identity = [] } }) => {
        const question = readRequest(request)
        if (!question.ok) return
        const { action, resource } = question.value
        for (const named of identity) {
          if (mayAllow(named.document, action, resource) && mayCoverAction(named.document, action)) continue
          const compiled = compilePolicies({ identity: [named] })
          if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
          const about = (compiled.value.identity[0]?.document.statements ?? []).filter(({ actions }) =>
            elementCovers(actions, action),
          )
          const allowing = about.filter(
            ({ effect, resources }) =>
              effect === 'Allow' &&
              (resources?.negated === true ||
                resources?.patterns.some((one) => matchesResource(one, resource, () => undefined))),
          )
          expect(mayAllow(named.document, action, resource) ? [] : allowing).toEqual([])
          expect(mayCoverAction(named.document, action) ? [] : about).toEqual([])
        }
      }),
      { numRuns: 400 },
    )
  })
})

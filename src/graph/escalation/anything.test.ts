import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { adminTrusting, allow, deny, waysOf } from '#testing/escalation/ways-of.ts'

import catalogue from './resources-of-actions.json' with { type: 'json' }
import { decidable } from './technique.ts'

const passing = allow('iam:PassRole')
const on = (...resources: readonly string[]) => ({ Resource: resources })
const functions = (name: string) => on(`arn:aws:lambda:*:*:function:${name}`)

/** The state of the way by that technique, with a role that the service may act as. */
function found(technique: string, service: string, ...may: readonly JsonObject[]): string | undefined {
  const more = {
    roles: [adminTrusting({ Service: `${service}.amazonaws.com` })],
    instanceProfiles: [{ name: 'p', roleName: 'Admin' }],
  }
  return waysOf({ may: [passing, ...may], more })[technique]
}

const lambda = (...may: readonly JsonObject[]) => found('lambda-create-invoke', 'lambda', ...may)
const mapping = (...may: readonly JsonObject[]) => found('lambda-create-event-source', 'lambda', ...may)
const create = (name: string) => allow('lambda:CreateFunction', functions(name))
const invoke = (name: string) => allow('lambda:InvokeFunction', functions(name))

describe('something of one’s own choice', () => {
  const making = allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])

  it('must be something on which nothing denies it', () => {
    expect(lambda(making)).toBe('allowed')
    expect(lambda(making, deny('lambda:CreateFunction', functions('*')))).toBeUndefined()
    expect(lambda(making, deny('lambda:CreateFunction', functions('prod-*')))).toBe('allowed')
    const elsewhere = {
      Effect: 'Deny',
      Action: 'lambda:*',
      NotResource: 'arn:aws:lambda:*:*:function:tmp-*',
    }
    expect(lambda(making, elsewhere)).toBe('allowed')
    const here = { ...elsewhere, NotResource: 'arn:aws:sqs:*:*:tmp-*' }
    expect(lambda(making, here)).toBeUndefined()
    expect(lambda({ ...making, ...functions('tmp-*') }, elsewhere)).toBe('allowed')
  })

  it('must be the same thing for all that is done to it', () => {
    expect(lambda(create('dev-*'), invoke('prod-*'))).toBeUndefined()
    expect(lambda(create('dev-*'), invoke('*'))).toBe('allowed')
    expect(lambda(create('dev-*'), invoke('*-api'))).toBe('allowed')
  })

  it('must be of a kind that the action is done to, and there are actions that are done to nothing', () => {
    const both = ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping']
    expect(mapping(allow(both))).toBe('allowed')
    expect(mapping(allow(both, functions('*')))).toBeUndefined()
    expect(
      mapping(allow('lambda:CreateFunction', functions('*')), allow('lambda:CreateEventSourceMapping')),
    ).toBe('allowed')
  })

  it('may be of several kinds, all of which it takes', () => {
    const launch = (...kinds: readonly string[]) =>
      found(
        'ec2-run-instances',
        'ec2',
        allow('ec2:RunInstances', on(...kinds.map((kind) => `arn:aws:ec2:*:*:${kind}/*`))),
      )
    const all = ['instance', 'subnet', 'network-interface', 'security-group', 'image']
    expect(launch('instance')).toBeUndefined()
    expect(launch(...all)).toBe('allowed')
    for (const missing of all) expect(launch(...all.filter((kind) => kind !== missing))).toBeUndefined()
    const stack = allow('cloudformation:CreateStack', on('arn:aws:cloudformation:eu-west-1:*:stack/dev-*'))
    expect(found('cfn-create-stack', 'cloudformation', stack)).toBe('allowed')
  })
})

it('is known of each action that may be done to anything', () => {
  const needs = decidable
    .flatMap(({ ways }) => ways.flat())
    .filter(({ on: word, of }) => word === '*' && of === undefined)
  expect([...new Set(needs.map(({ action }) => action))].toSorted()).toEqual(
    Object.keys(catalogue).toSorted(),
  )
})

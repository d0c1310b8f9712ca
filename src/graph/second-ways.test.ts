import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { JsonObject } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import { arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, edge, inline, role, root, statement, user, withRole } from '#testing/small-trust.ts'

import type { TrustEdge } from './trust-graph.ts'

const byIp = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
const byTag = { StringEquals: { 'aws:RequestTag/team': 'web' } }
const byName = { StringEquals: { 'sts:SourceIdentity': 'ann' } }
const mfa = (value: string) => ({ Bool: { 'aws:MultiFactorAuthPresent': value } })

const assuming = 'sts:AssumeRole'
const tagging = 'sts:TagSession'
const naming = 'sts:SetSourceIdentity'

/** Lets ann make a call under a condition. */
const letting = (Action: string, Condition: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal: { AWS: user('ann') },
  Action,
  Condition,
})

/** Ann's line into a role that says so of her. */
const lineBy = (...statements: readonly JsonObject[]) =>
  edge(withRole('A', statement(...statements)), user('ann'), role('A'))

/** What a line says that it hangs on, by operands. */
function told(line: TrustEdge | undefined) {
  if (line === undefined) return undefined
  const { state, conditions, others, besides } = line
  const second = besides?.map((one) => [one.action].concat(words(one.conditions)))
  return {
    state,
    conditions: words(conditions),
    ...(others === undefined ? {} : { others: others.map(words) }),
    ...(second === undefined ? {} : { besides: second }),
  }
}

function words(conditions: readonly OpenCondition[]): readonly string[] {
  return conditions.map(({ key, values, must }) => `${must === 'hold' ? '' : 'not '}${key} ${values.join()}`)
}

const ip = 'aws:SourceIp 10.0.0.0/8'
const tag = 'aws:RequestTag/team web'
const withMfa = 'aws:MultiFactorAuthPresent true'
const name = 'sts:SourceIdentity ann'

describe('ways in of which some need a second permission', () => {
  it('R9.11 each tells what that hangs on, the simplest first', () => {
    const ways = [letting(assuming, byIp), letting(assuming, byTag)]
    const expected = { state: 'conditional', conditions: [ip], others: [[tag, withMfa]] }
    for (const [first, second] of [ways, ways.toReversed()] as const) {
      if (first === undefined || second === undefined) throw new Error('two ways')
      expect(told(lineBy(first, second, letting(tagging, mfa('true'))))).toEqual(expected)
    }
  })

  it('R9.11 leaves out the one that no call meets together with it, wherever it stands', () => {
    const ways = [letting(assuming, byIp), letting(assuming, { ...byTag, ...mfa('true') })]
    for (const some of [ways, ways.toReversed()])
      expect(told(lineBy(...some, letting(tagging, mfa('false'))))).toEqual({
        state: 'conditional',
        conditions: [ip],
      })
  })

  it('R9.13 R9.11 asks each for the one that it needs itself', () => {
    const ways = [letting(assuming, byTag), letting(assuming, byName)]
    for (const some of [ways, ways.toReversed()])
      expect(told(lineBy(...some, letting(tagging), letting(naming, byIp)))).toEqual({
        state: 'conditional',
        conditions: [tag],
        others: [[name, ip]],
      })
  })

  it('R9.11 tells each way in which the second permission is given', () => {
    expect(
      told(lineBy(letting(assuming, byTag), letting(tagging, mfa('true')), letting(tagging, byIp))),
    ).toEqual({
      state: 'conditional',
      conditions: [tag],
      besides: [[tagging, withMfa]],
      others: [[tag, ip]],
    })
  })

  it('R9.13 looks for what a second permission needs in its turn', () => {
    const ways = [letting(assuming, byTag), letting(tagging, byName)]
    expect(lineBy(...ways)).toBeUndefined()
    expect(told(lineBy(...ways, letting(naming, mfa('true'))))).toEqual({
      state: 'conditional',
      conditions: [tag],
      besides: [
        [tagging, name],
        [naming, withMfa],
      ],
    })
  })

  it('R9.11 draws no line where each way contradicts what it needs', () => {
    const ways = [
      letting(assuming, { ...byTag, ...mfa('true') }),
      letting(assuming, { ...byName, ...mfa('true') }),
    ]
    expect(lineBy(...ways, letting(tagging, mfa('false')), letting(naming, mfa('false')))).toBeUndefined()
  })

  it('R9.11 says why by a call that is made today', () => {
    const since = { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }
    const line = lineBy(letting(assuming, { ...byTag, ...since }), letting(tagging, mfa('true')))
    expect(told(line)).toMatchObject({ conditions: [tag], besides: [[tagging, withMfa]] })
    expect(line?.sentence).toContain('may do `sts:AssumeRole`')
  })

  it('R9.11 tells a way that was seen by what was brought, where too many are there to tell', () => {
    const teams = Array.from({ length: 40 }, (_, at) =>
      letting(assuming, {
        StringEquals: { 'aws:RequestTag/team': `t${at}`, 'aws:RequestTag/unit': `u${at}` },
      }),
    )
    const line = lineBy(...teams, letting(tagging, { StringEquals: { 'aws:RequestTag/team': 't37' } }))
    expect(line?.state).toBe('conditional')

    expect(words(line?.conditions ?? [])).toEqual(
      expect.arrayContaining(['aws:RequestTag/team t37', 'aws:RequestTag/unit u37']),
    )
    expect(line?.others).toEqual([])
  })
})

/** Everything that a call of these tests may bring. */
const calls: readonly RequestContext[] = [
  ['aws:SourceIp', '10.0.0.1', '192.0.2.1'],
  ['aws:RequestTag/team', null, 'web', 'ops', 'dev'],
  ['sts:SourceIdentity', null, 'ann', 'bob'],
  ['aws:MultiFactorAuthPresent', null, 'true', 'false'],
].reduce<readonly RequestContext[]>(
  (known, [key = '', ...values]) =>
    known.flatMap((call) =>
      values.map((value) => (value === null ? call : Object.assign({}, call, { [String(key)]: value }))),
    ),
  [{}],
)

const bringing = [
  ['aws:RequestTag/team', tagging],
  ['sts:SourceIdentity', naming],
] as const

const ann: Caller = { kind: 'user', user: arn(user('ann')), context: {} }
const asR: Caller = {
  kind: 'role-session',
  role: arn(role('R')),
  sessionName: 'session',
  context: {},
  sessionPolicies: [],
}

/** Does the engine let the caller in by this call, with all the permissions that what it brings takes? */
function isLetIn(workspace: Workspace, caller: Caller, context: RequestContext): boolean {
  const actions = [assuming, ...bringing.flatMap(([key, action]) => (key in context ? [action] : []))]
  return actions.every((action) => {
    const resolution = resolve(workspace, caller, { action, resource: role('A'), context })
    if (resolution.kind === 'unknown') throw new Error('everything is known of them')
    return authorizeAll(resolution.checks).decision === 'allowed'
  })
}

/** Does it meet all of them? Of these keys and operators alone. */
function meets(context: RequestContext, conditions: readonly OpenCondition[]): boolean {
  return conditions.every(({ operator, key, values, must }) => {
    const value = context[key]
    const holds = () => {
      if (operator === 'Null') return values.includes(value === undefined ? 'true' : 'false')
      if (operator === 'StringNotEquals') return value === undefined || !values.includes(String(value))
      if (operator === 'BoolIfExists') return value === undefined || values.includes(String(value))
      if (operator === 'IpAddress') return value === '10.0.0.1'
      if (operator === 'StringLike') return value !== undefined
      return value !== undefined && values.includes(String(value))
    }
    return holds() === (must === 'hold')
  })
}

/** Does the call meet them, and bring nothing that it could leave away? */
function isLeastMeeting(call: RequestContext, conditions: readonly OpenCondition[]): boolean {
  return (
    meets(call, conditions) &&
    bringing.every(([key]) => {
      const { [key]: brought, ...without } = call
      return brought === undefined || !meets(without, conditions)
    })
  )
}

type Calls = { readonly letIn: readonly RequestContext[]; readonly others: readonly RequestContext[] }

/** What a line, or that there is none, claims of calls that isn't so. */
function untrue(line: TrustEdge | undefined, { letIn, others }: Calls): readonly unknown[] {
  const { state, conditions, besides = [], others: more }: Partial<TrustEdge> = line ?? {}
  if (state === 'unknown') return []
  if (state === 'allowed') return others.filter((call) => isLeastMeeting(call, []))
  if (state !== 'conditional') return letIn
  const way = [...(conditions ?? []), ...besides.flatMap((second) => second.conditions)]
  const ways = [way, ...(more ?? [])]
  const refused = others.filter((call) => ways.some((one) => isLeastMeeting(call, one)))
  const unmet = ways.filter((one) => !letIn.some((call) => isLeastMeeting(call, one)))
  const untold = more === undefined ? letIn.filter((call) => !ways.some((one) => meets(call, one))) : []
  return [...refused, ...unmet, ...untold]
}

const operand = fc.constantFrom<JsonObject>(
  byIp,
  byTag,
  { StringEquals: { 'aws:RequestTag/team': 'ops' } },
  { StringNotEquals: { 'aws:RequestTag/team': 'ops' } },
  { StringLike: { 'aws:RequestTag/team': '*' } },
  { Null: { 'aws:RequestTag/team': 'true' } },
  byName,
  { Null: { 'sts:SourceIdentity': 'false' } },
  mfa('true'),
  mfa('false'),
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
)
const condition = fc.oneof(
  { weight: 1, arbitrary: fc.constant<JsonObject>({}) },
  { weight: 3, arbitrary: operand },
  { weight: 3, arbitrary: fc.tuple(operand, operand).map(([one, other]) => Object.assign({}, one, other)) },
)
const said = fc.record({
  effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Allow', 'Deny'),
  action: fc.constantFrom(assuming, assuming, tagging, tagging, naming),
  condition,
})
type Said = { readonly effect: string; readonly action: string; readonly condition: JsonObject }

const toStatement =
  (place: JsonObject) =>
  ({ effect: Effect, action: Action, condition: Condition }: Said): JsonObject => ({
    Effect,
    Action,
    Condition,
    ...place,
  })

/** Where all three stand. */
function withSaid(trustPolicy: JsonObject, own: JsonObject): Workspace {
  const inlinePolicies = [inline(own)]
  const roles = [
    { name: 'A', trustPolicy },
    { name: 'R', trustPolicy: statement(), inlinePolicies },
  ]
  const users = [{ name: 'ann', inlinePolicies }]
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: account, name: 'a', users, roles }],
  })
}

it.each([
  ['a user', user('ann'), ann, calls],
  // a session of a role says of each call whether MFA was used
  ['a role', role('R'), asR, calls.filter((call) => 'aws:MultiFactorAuthPresent' in call)],
] as const)(
  'R9.11 R9.13 every way that is told lets %s in, and where none is it isn’t let in',
  (_, from, caller, callsOfIt) => {
    const statements = fc.array(said, { minLength: 1, maxLength: 6 })
    const own = fc.oneof(fc.constant([]), statements)
    fc.assert(
      fc.property(fc.constantFrom(from, root), statements, own, (AWS, trust, permissions) => {
        const workspace = withSaid(
          statement(...trust.map(toStatement({ Principal: { AWS } }))),
          statement(...permissions.map(toStatement({ Resource: '*' }))),
        )
        const line = edge(workspace, from, role('A'))
        const letIn = callsOfIt.filter((call) => isLetIn(workspace, caller, call))
        expect(untrue(line, { letIn, others: callsOfIt.filter((call) => !letIn.includes(call)) })).toEqual([])
      }),
      { numRuns: 150 },
    )
  },
)

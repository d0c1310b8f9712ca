import { array, assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '#engine/compile/compile-policies.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { JsonObject } from '#engine/text/json.ts'
import { arn } from '#model/entities/names.ts'
import { onDayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, role, root, statement, trustWith, user, withRole } from '#testing/small-trust.ts'

import { asOfToday } from './as-of-today.ts'
import { isOpenTo } from './open-keys.ts'
import { whoCan } from './questions/who-can.ts'
import { emptyMemo } from './trust-memo.ts'
import { trustGraphOf } from './trust.ts'

const bucket = 'arn:aws:s3:::reports'
const until = (text: string): JsonObject => ({ DateLessThan: { 'aws:CurrentTime': text } })
const since = (text: string): JsonObject => ({ DateGreaterThan: { 'aws:CurrentTime': text } })
const ip: JsonObject = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
const at = (day: string) => (workspace: Workspace) => onDayOf(workspace, Date.parse(day))
const inMarch = at('2026-03-02T09:00:00Z')

const permitted = {
  ann: statement({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role('Deploy') }),
}
/** ann may call AssumeRole; the role lets the account in under each of the conditions. */
function trusted(...conditions: readonly JsonObject[]): Workspace {
  const [first = {}, ...more] = conditions
  const { Statement } = trustWith({ AWS: root }, first)
  const others = more.flatMap((one) => trustWith({ AWS: root }, one)['Statement'] ?? [])
  return withRole('Deploy', { Version: '2012-10-17', Statement: [Statement ?? [], others].flat() }, permitted)
}

const lineIn = (workspace: Workspace, memo = emptyMemo()) =>
  trustGraphOf(workspace, memo).edges.find(({ from, to }) => from === user('ann') && to === role('Deploy'))
const toldOfLine = (workspace: Workspace) => {
  const line = lineIn(workspace)
  return [line?.state, line?.reason, line?.conditions.map(({ key }) => key)]
}
/** The keys of each way in. */
const waysOf = (...conditions: readonly JsonObject[]) => {
  const { conditions: own = [], others = [] } = lineIn(inMarch(trusted(...conditions))) ?? {}
  return [own, ...others].map((way) => way.map(({ key }) => key).join(' '))
}

const users = [{ name: 'ann', inlinePolicies: [{ name: 'p', document: permitted.ann }] }]
const both = { AWS: [role('From'), user('ann')] }
/** The lines of From and ann into Deploy, which lets both in, with a statement of this effect under each condition. */
const linesBy = (Effect: 'Allow' | 'Deny', ...conditions: readonly JsonObject[]) => {
  const under = (Condition: JsonObject) => ({ Effect, Principal: both, Action: 'sts:AssumeRole', Condition })
  const open = { ...under({}), Effect: 'Allow' }
  const trustPolicy = statement(...(Effect === 'Allow' ? [] : [open]), ...conditions.map(under))
  const From = { name: 'From', inlinePolicies: users[0]?.inlinePolicies ?? [], trustPolicy: statement() }
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: account, name: 'a', users, roles: [From, { name: 'Deploy', trustPolicy }] }],
  })
  const { edges } = trustGraphOf(workspace, emptyMemo())
  return [role('From'), user('ann')].map((id) =>
    edges.find(({ from, to }) => from === id && to === role('Deploy')),
  )
}
/** How they stand to it. */
const stand = (...by: Parameters<typeof linesBy>) =>
  linesBy(...by).map((line) => `${line?.state} ${line?.reason}`)

describe('a session of a role', () => {
  it.each(['aws:TokenIssueTime', 'aws:MultiFactorAuthPresent'])('always brings %s (R6.3, R6.5)', (key) => {
    const absent = { Null: { [key]: 'true' } }
    expect(stand('Allow', absent)).toEqual(['permissionOnly not-trusted', 'conditional decided'])
    expect(stand('Deny', absent)).toEqual(['allowed decided', 'conditional decided'])
    expect(stand('Allow', { Null: { [key]: 'false' } })).toEqual(['allowed decided', 'conditional decided'])
  })

  it('meets no conditions together that only a call meets which says nothing of MFA', () => {
    const key = 'aws:MultiFactorAuthPresent'
    const together = { BoolIfExists: { [key]: 'false' }, 'ForAllValues:Bool': { [key]: 'true' } }
    expect(stand('Allow', together)).toEqual(['permissionOnly not-trusted', 'conditional decided'])
    expect(stand('Deny', together)).toEqual(['allowed decided', 'conditional decided'])
  })

  it('is let in whatever it says of MFA where one way asks that it was used, and another that it wasn’t', () => {
    const [used, unused] = ['true', 'false'].map((said) => ({ Bool: { 'aws:MultiFactorAuthPresent': said } }))
    expect(stand('Allow', { ...used }, { ...unused })).toEqual(['allowed decided', 'conditional decided'])
    const [ofRole, ofUser] = linesBy('Allow', { ...used, ...ip }, { ...unused, ...ip })
    expect([ofRole?.conditions.map(({ key }) => key), ofRole?.others]).toEqual([['aws:SourceIp'], undefined])
    expect(ofUser?.others).toHaveLength(1)
  })
})

describe('what a call says of MFA', () => {
  const key = 'aws:MultiFactorAuthPresent'
  const fresh = { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }
  const ofNone = 'permissionOnly not-trusted'
  const may = 'conditional decided'

  it.each<[string, JsonObject, string, string]>([
    ['no MFA that was used an hour ago at most', { Bool: { [key]: 'false' }, ...fresh }, ofNone, ofNone],
    ['nothing of an MFA that was', { Null: { [key]: 'true' }, ...fresh }, ofNone, ofNone],
    ['an MFA that was', { Bool: { [key]: 'true' }, ...fresh }, may, may],
    [
      'MFA, but not when',
      { Bool: { [key]: 'true' }, Null: { 'aws:MultiFactorAuthAge': 'true' } },
      ofNone,
      ofNone,
    ],
    [
      'no MFA, or not when',
      { Bool: { [key]: 'false' }, Null: { 'aws:MultiFactorAuthAge': 'true' } },
      may,
      may,
    ],
    [
      'nothing, as temporary credentials never do',
      { Null: { [key]: 'true' }, DateGreaterThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } },
      ofNone,
      ofNone,
    ],
    [
      'neither that it was used nor that it wasn’t',
      { StringNotEquals: { [key]: ['true', 'false'] } },
      ofNone,
      may,
    ],
  ])('R6.3 R6.5 lets nobody in who can’t say %s', (_, condition, ofRole, ofUser) => {
    expect(stand('Allow', condition)).toEqual([ofRole, ofUser])
  })

  it('R6.3 leaves the other ways in', () => {
    const anywhere = { Bool: { [key]: 'true' }, ...ip }
    expect(stand('Deny', { Bool: { [key]: 'false' } }, anywhere)).toEqual([may, may])
    const [ofRole, ofUser] = linesBy('Deny', { Bool: { [key]: 'false' } }, anywhere).map((line) =>
      [line?.conditions ?? [], ...(line?.others ?? [])].map((way) => way.map((one) => one.key)),
    )
    expect(ofRole).toEqual([[key, 'aws:SourceIp']])
    expect(ofUser).toEqual(expect.arrayContaining([[key], [key, 'aws:SourceIp']]))
  })
})

describe('a line of who can assume what', () => {
  it('is half of one once the time of the trust policy is over, and says so', () => {
    const workspace = trusted(until('2026-03-01T12:00:00Z'))
    expect(toldOfLine(inMarch(workspace))).toEqual(['permissionOnly', 'over', []])
    expect(toldOfLine(at('2026-03-01T00:00:00Z')(workspace))).toEqual([
      'conditional',
      'decided',
      ['aws:CurrentTime'],
    ])
    // without a clock only what was over before 2025 is
    expect(toldOfLine(workspace)[0]).toBe('conditional')
    expect(toldOfLine(trusted(until('2020-01-01T00:00:00Z')))[0]).toBe('permissionOnly')
  })

  it('hangs on nothing where the time began long ago, and is explained at such a time', () => {
    const line = lineIn(inMarch(trusted(since('2024-01-01T00:00:00Z'))))
    expect(line).toMatchObject({ state: 'allowed', conditions: [] })
    expect(line?.sentence).toContain('statement 1 of `trust policy of Deploy`')
  })

  it('is left the other ways in', () => {
    const line = lineIn(inMarch(trusted(until('2024-01-01T00:00:00Z'), ip)))
    expect(line).toMatchObject({ state: 'conditional', conditions: [{ key: 'aws:SourceIp' }] })
    expect(line?.sentence).toContain('statement 2 of `trust policy of Deploy`')
    const window = { ...since('2098-01-01T00:00:00Z'), ...until('2099-01-01T00:00:00Z') }
    expect(toldOfLine(inMarch(trusted(until('2024-01-01T00:00:00Z'), window)))[0]).toBe('conditional')
    expect(toldOfLine(inMarch(trusted({ ...window, ...until('2024-01-01T00:00:00Z') })))[0]).toBe(
      'permissionOnly',
    )
  })

  it('hangs on the fewest that are left, each way told once', () => {
    const [long, longer] = [since('2020-01-01T00:00:00Z'), since('2021-01-01T00:00:00Z')]
    const id = { StringEquals: { 'sts:ExternalId': 'x-1' } }
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    const [byId, byIp] = ['sts:ExternalId', 'aws:SourceIp']
    expect(waysOf({ ...long, ...id }, { ...id, ...mfa })).toEqual([byId])
    expect(waysOf({ ...id, ...mfa }, { ...long, ...id })).toEqual([byId])
    expect(waysOf({ ...long, ...id }, { ...longer, ...id }, ip).toSorted()).toEqual([byIp, byId])
  })

  it('is there for whoever signs in anew after older sessions were revoked', () => {
    const revoked = { DateLessThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } }
    const own = statement(
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: revoked },
    )
    const workspace = withRole('Deploy', trustWith({ AWS: root }, {}), { ann: own })
    expect(toldOfLine(inMarch(workspace))[0]).toBe('allowed')
    expect(toldOfLine(at('2025-12-01T00:00:00Z')(workspace))[0]).toBe('conditional')
  })

  it('is looked for again on another day', () => {
    const memo = emptyMemo()
    const workspace = trusted(until('2026-03-01T12:00:00Z'))
    expect(lineIn(at('2026-02-01T00:00:00Z')(workspace), memo)?.state).toBe('conditional')
    expect(lineIn(inMarch(workspace), memo)?.state).toBe('permissionOnly')
    expect(lineIn(at('2026-02-01T00:00:00Z')(workspace), memo)?.state).toBe('conditional')
  })
})

/** What ann has of the bucket's objects by a statement under each condition. */
const accessOfAnn = (...conditions: readonly JsonObject[]) => {
  const statements = conditions.map((Condition): JsonObject => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: `${bucket}/*`,
    Condition,
  }))
  const document = statement(...statements)
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [{ name: 'p', document }] }],
        resources: [{ type: 's3-bucket', name: 'reports', arn: bucket }],
      },
    ],
  })
  const ask = { action: 's3:GetObject', resource: `${bucket}/x`, context: {} }
  const rows = [...whoCan(inMarch(workspace), ask)]
  return rows.find(({ asker }) => asker.id === user('ann'))?.access
}

describe('access', () => {
  it('is denied once its time is over, and hangs on nothing once it began', () => {
    expect(accessOfAnn(until('2026-03-01T12:00:00Z'))).toEqual({ state: 'denied' })
    expect(accessOfAnn(since('2026-01-01T00:00:00Z'))).toEqual({ state: 'allowed' })
    expect(accessOfAnn(until('2027-01-01T00:00:00Z'))).toMatchObject({ state: 'conditional' })
  })

  it('was seen under the conditions that are left', () => {
    const access = accessOfAnn(until('2026-03-01T12:00:00Z'), ip)
    expect(access).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'aws:SourceIp' }],
      ways: [[{ key: 'aws:SourceIp' }]],
      isExact: true,
    })
  })
})

/** What is asked for: times over and to come, an address, and when the credentials were issued. */
const asking = constantFrom<JsonObject>(
  {},
  until('2024-01-01T00:00:00Z'),
  since('2024-01-01T00:00:00Z'),
  until('2098-01-01T00:00:00Z'),
  since('2098-01-01T00:00:00Z'),
  { ...since('2023-01-01T00:00:00Z'), ...until('2099-01-01T00:00:00Z') },
  { ...ip, ...until('2025-06-01T00:00:00Z') },
  { NumericLessThan: { 'aws:EpochTime': '1700000000' } },
  { DateLessThan: { 'aws:TokenIssueTime': '2025-01-01T00:00:00Z' } },
  { Null: { 'aws:CurrentTime': 'true' } },
  ip,
)
const statements = array(record({ Effect: constantFrom('Allow', 'Allow', 'Deny'), Condition: asking }), {
  minLength: 1,
  maxLength: 3,
})
const today = Date.parse('2026-03-02')
/** Calls from today on, which every such time tells apart. */
const calls = [
  '2026-03-02T09',
  '2097-12-31T00',
  '2098-01-01T00',
  '2098-06-01T00',
  '2099-01-01T00',
  '2099-06-01T00',
]
  .map((hour) => `${hour}:00:00Z`)
  .flatMap((time): readonly RequestContext[] => {
    const when = { 'aws:CurrentTime': time, 'aws:EpochTime': String(Date.parse(time) / 1000) }
    return [when, { ...when, 'aws:TokenIssueTime': time }]
  })
  .flatMap((when) =>
    ['203.0.113.9', '198.51.100.9'].map((from) => Object.assign({ 'aws:SourceIp': from }, when)),
  )

it('tells of every call from today on, and shows one of those', () => {
  const request = {
    principal: user('ann'),
    action: 's3:GetObject',
    resource: `${bucket}/x`,
    resourceAccount: account,
  }
  const isOpen = isOpenTo({ kind: 'user', user: arn(user('ann')), context: {} })
  assert(
    property(statements, (list) => {
      const document = statement(...list.map((one) => ({ ...one, Action: 's3:GetObject', Resource: '*' })))
      const compiled = compilePolicies({ identity: [{ name: 'p', document }] })
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
      const may = (context: RequestContext) =>
        authorize({ ...request, context }, compiled.value).decision === 'allowed'
      const { possibility } = asOfToday({ request, isOpen, today }, (asked, isLeftOpen) =>
        possibilityOf(asked, compiled.value, isLeftOpen),
      )
      const answers = new Set(calls.map(may))
      const told = answers.size > 1 ? 'conditional' : answers.has(true) ? 'always' : 'never'
      // windows to come that overlap, or leave nothing between them, aren't put together
      const isToCome = JSON.stringify(document).includes('209')
      expect(isToCome ? [told, 'conditional', 'undetermined'] : [told]).toContain(possibility.kind)
      if (possibility.kind !== 'conditional') return
      expect(may(possibility.witness)).toBe(true)
      // a time that no call is made at stands for any that a Deny doesn't name
      const time = Date.parse(String(possibility.witness['aws:CurrentTime']))
      expect(time < today).toBe(false)
    }),
    { numRuns: 400 },
  )
})

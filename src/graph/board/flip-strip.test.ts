import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseAddress } from '#engine/condition/ip-comparison.ts'
import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonObject } from '#engine/text/json.ts'
import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import { withClock } from '#model/request-context.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { after, dev, smallCompany, the } from '#testing/accounts.ts'

import { flipStrip } from './flip-strip.ts'
import type { Segment } from './strip-row.ts'

const caller = { kind: 'user', user: the.alice, context: {} } as const
const now = '2026-03-01T08:00:00Z'
const ask = { action: 'sqs:DeleteQueue', resource: `arn:aws:sqs:eu-west-1:${dev}:jobs`, context: {} }

function statement(Effect: string, Condition: JsonObject): JsonObject {
  return { Effect, Action: 'sqs:DeleteQueue', Resource: '*', Condition }
}

function allowingWhere(Condition: JsonObject, ...denials: readonly JsonObject[]): Workspace {
  const company = smallCompany()
  const Statement = [statement('Allow', Condition), ...denials.map((denied) => statement('Deny', denied))]
  const document = { Version: '2012-10-17', Statement }
  return after(company, putInlinePolicy(company, { holder: the.alice, name: 'P', document }))
}

function rowsOf(workspace: Workspace, context = {}) {
  return flipStrip({ workspace, caller, ask: { ...ask, context }, now }).rows
}

function segmentsOf(workspace: Workspace, context = {}): readonly Segment[] {
  const [row] = rowsOf(workspace, context)
  return row?.kind === 'segments' ? row.segments : []
}

function isAllowed(workspace: Workspace, key: string, value: string): boolean {
  const context = withClock({ [key]: value }, now)
  const resolution = resolve(workspace, caller, { ...ask, context })
  return resolution.kind === 'ready' && authorizeAll(resolution.checks).decision === 'allowed'
}

describe('for which values an answer flips', () => {
  it('is told of times, to the second, and where the request stands', () => {
    const workspace = allowingWhere({
      DateGreaterThanEquals: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      NumericLessThan: { 'aws:EpochTime': '1780272000' },
    })
    expect(segmentsOf(workspace)).toMatchObject([
      { state: 'denied' },
      { state: 'allowed', isPresent: true, of: { high: '2026-06-01T00:00:00Z', includes: [true, false] } },
      { state: 'denied' },
    ])
    const dates = allowingWhere({
      DateGreaterThanEquals: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' },
      DateLessThan: { 'aws:CurrentTime': '2026-06-01T00:00:00Z' },
    })
    expect(segmentsOf(dates)).toMatchObject([
      { state: 'denied', of: { low: null, high: '2026-01-01T00:00:00Z', includes: [false, false] } },
      {
        state: 'allowed',
        isPresent: true,
        of: { low: '2026-01-01T00:00:00Z', high: '2026-06-01T00:00:00Z', includes: [true, false] },
      },
      { state: 'denied', of: { low: '2026-06-01T00:00:00Z', high: null, includes: [true, false] } },
    ])
  })

  it('is told of addresses, a block within a block left out', () => {
    const workspace = allowingWhere(
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { IpAddress: { 'aws:SourceIp': '203.0.113.8/32' } },
    )
    const allowed = segmentsOf(workspace).filter(({ state }) => state === 'allowed')
    expect(allowed.map(({ of }) => of)).toEqual([
      { kind: 'addresses', first: '203.0.113.0', last: '203.0.113.7' },
      { kind: 'addresses', first: '203.0.113.9', last: '203.0.113.255' },
    ])
  })

  it('is told of a pattern as what is like it and what is not', () => {
    const workspace = allowingWhere({ StringLike: { 'aws:UserAgent': 'curl/*' } })
    expect(segmentsOf(workspace, { 'aws:UserAgent': 'curl/8' })).toMatchObject([
      { of: { kind: 'absent' }, state: 'denied' },
      { of: { kind: 'like', pattern: 'curl/*' }, state: 'allowed', isPresent: true },
      { of: { kind: 'unlike' }, state: 'denied' },
    ])
  })

  it('is said in words where the values of a key can’t be listed', () => {
    const workspace = allowingWhere({ StringLike: { 'aws:UserAgent': ['curl/*', '*wget*'] } })
    expect(rowsOf(workspace)).toMatchObject([{ kind: 'ways', key: 'aws:UserAgent', isExact: true }])
  })

  it('is not told of who calls, and keys that flip nothing are named', () => {
    const workspace = allowingWhere(
      { StringEquals: { 'aws:username': 'alice' }, Bool: { 'aws:SecureTransport': 'true' } },
      {
        Bool: { 'aws:ViaAWSService': 'true' },
      },
    )
    const strip = flipStrip({ workspace, caller, ask, now })
    expect(strip.rows.map(({ key }) => key)).toEqual(['aws:SecureTransport'])
    expect(strip.idle).toEqual(['aws:ViaAWSService'])
  })
})

describe('every value', () => {
  const numbers = fc.integer({ min: -5, max: 5 }).map(String)
  const dates = fc.integer({ min: 0, max: 4 }).map((day) => `2026-01-0${day + 1}T00:00:00Z`)
  const blocks = fc
    .tuple(
      fc.constantFrom('10.0.0.0', '10.0.0.128', '10.0.1.0', '2001:db8::'),
      fc.integer({ min: 22, max: 32 }),
    )
    .map(([host, length]) => `${host}/${length}`)
  const names = fc.constantFrom('a', 'b', 'C', 'c')
  const kinds = [
    {
      key: 'aws:MultiFactorAuthAge',
      operators: ['NumericLessThan', 'NumericGreaterThanEquals', 'NumericNotEquals'],
      values: numbers,
      tried: fc.double({ min: -6, max: 6, noNaN: true }).map((one) => String(Number(one.toFixed(3)))),
    },
    {
      key: 'aws:CurrentTime',
      operators: ['DateLessThanEquals', 'DateGreaterThan', 'DateEquals'],
      values: dates,
      tried: fc
        .integer({ min: 0, max: 500_000 })
        .map((seconds) => new Date(Date.UTC(2025, 11, 31) + seconds * 1000).toISOString()),
    },
    {
      key: 'aws:SourceIp',
      operators: ['IpAddress', 'NotIpAddress'],
      values: blocks,
      tried: fc.constantFrom(
        '10.0.0.0',
        '10.0.0.127',
        '10.0.0.130',
        '10.0.1.7',
        '9.255.255.255',
        '2001:db8::1',
        '::1',
      ),
    },
    {
      key: 'aws:UserAgent',
      operators: ['StringEquals', 'StringNotEquals'],
      values: names,
      tried: fc.constantFrom('a', 'b', 'C', 'c', 'A', 'other', ''),
    },
  ] as const

  it.each(kinds)('of $key is decided as the class that it is in', ({ key, operators, values, tried }) => {
    const condition = fc.tuple(
      fc.constantFrom(...operators),
      fc.array(values, { minLength: 1, maxLength: 2 }),
    )
    fc.assert(
      fc.property(condition, condition, tried, ([allow, wanted], [deny, unwanted], value) => {
        const workspace = allowingWhere({ [allow]: { [key]: wanted } }, { [deny]: { [key]: unwanted } })
        const segments = segmentsOf(workspace)
        const found = segments.find((segment) => holds(segment, value))
        if (segments.length === 0) return
        expect(found?.state).toBe(isAllowed(workspace, key, value) ? 'allowed' : 'denied')
      }),
      { numRuns: 60 },
    )
  })
})

function holds({ of }: Segment, value: string): boolean {
  switch (of.kind) {
    case 'absent':
      return false
    case 'text':
      return of.text === value
    case 'other':
      return true // the last of them
    case 'like':
    case 'unlike':
      return false
    case 'addresses':
      return sortable(of.first) <= sortable(value) && sortable(value) <= sortable(of.last)
    case 'range': {
      const at = (text: string) => (of.of === 'date' ? Date.parse(text) : Number(text))
      const above = of.low === null || at(value) > at(of.low) || (of.includes[0] && at(value) === at(of.low))
      const below =
        of.high === null || at(value) < at(of.high) || (of.includes[1] && at(value) === at(of.high))
      return above && below
    }
  }
}

/** An address as a text that sorts as its number does, the two families apart. */
function sortable(address: string): string {
  const groups = parseAddress(address) ?? []
  return [groups.length, ...groups.map((group) => group.toString(16).padStart(4, '0'))].join(' ')
}

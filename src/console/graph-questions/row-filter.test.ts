import { describe, expect, it } from 'vitest'

import type { RowToken } from '#console/parts/asking/ask-tail.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'
import { chipOf } from '#console/wording/graph-wording.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'
import { accountId } from '#model/entities/names.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'
import { role, user } from '#testing/small-trust.ts'

import { unheardSentence } from './filter-wording.ts'
import { looksAtSentence } from './judged.ts'
import { rowsThat, unheardOf, valuesBy, valuesIn } from './row-filter.ts'

const valuesOf = valuesBy(new Map(), emptyWorkspace('w'), 'who-reaches')

/** A row of one hop, which hangs on something. */
function rowOf(from: string, given: Partial<TrustEdge>) {
  const hop = edgeOf(from, role('A'), { state: 'conditional', ...given })
  return { id: hop.id, from, to: hop.to, hops: [hop], note: '' }
}

const onMfa = (operator: string, value: string) =>
  [{ operator, key: 'aws:MultiFactorAuthPresent', values: [value], must: 'hold' }] as const

const withoutMfa = rowOf(user('ann'), { conditions: onMfa('Bool', 'false') })
const withKeys = rowOf(user('bob'), { conditions: onMfa('BoolIfExists', 'true') })
const ofRole = rowOf(role('Deploy'), { conditions: onMfa('BoolIfExists', 'true') })
const tagging = rowOf(user('eve'), {
  conditions: [{ operator: 'StringLike', key: 'aws:RequestTag/team', values: ['*'], must: 'hold' }],
  besides: [
    {
      action: 'sts:TagSession',
      conditions: [{ operator: 'IpAddress', key: 'aws:SourceIp', values: ['203.0.113.0/24'], must: 'hold' }],
    },
  ],
})
const rows = [withoutMfa, withKeys, ofRole, tagging]

describe('a filter by condition', () => {
  it.each([
    ['aws:SourceIp', [tagging]],
    ['source IP', [tagging]],
    ['session tag', [tagging]],
    ['no mfa', [withoutMfa]],
    ['MFA or access key', [withKeys]],
    ['aws:multifactorauth*', [withoutMfa, withKeys, ofRole]],
    ['MFA', [withoutMfa, withKeys, ofRole]],
  ])('takes a key, or the word on the line, of second permissions too: %s', (value, expected) => {
    const token: RowToken = { property: 'condition', isWanted: true, value }
    expect(rowsThat(rows, [token], valuesOf)).toEqual(expected)
    expect(unheardOf(rows, [token], valuesOf)).toEqual([])
    const others = rows.filter((row) => !expected.includes(row))
    expect(rowsThat(rows, [{ ...token, isWanted: false }], valuesOf)).toEqual(others)
  })

  it('takes what another way in hangs on', () => {
    const either = rowOf(user('fay'), {
      conditions: onMfa('Bool', 'true'),
      others: [[{ operator: 'StringEquals', key: 'sts:ExternalId', values: ['x'], must: 'hold' }]],
    })
    const token: RowToken = { property: 'condition', isWanted: true, value: 'external id' }
    expect(rowsThat([either], [token], valuesOf)).toEqual([either])
    expect(unheardOf([either], [token], valuesOf)).toEqual([])
  })

  it('takes the word of another way by itself, as it stands on the line', () => {
    const tagged = rowOf(user('gus'), {
      conditions: [{ operator: 'StringLike', key: 'aws:RequestTag/team', values: ['*'], must: 'hold' }],
      besides: [{ action: 'sts:TagSession', conditions: onMfa('Bool', 'true') }],
      others: [onMfa('BoolIfExists', 'true')],
    })
    const value = 'MFA or access key'
    expect(tagged.hops.map(chipOf)).toEqual([`session tag and 1 more or ${value}`])
    expect(rowsThat([tagged], [{ property: 'condition', isWanted: true, value }], valuesOf)).toEqual([tagged])
  })

  it('takes each word that stands on a line, whoever calls', () => {
    for (const row of [withoutMfa, withKeys, ofRole]) {
      const value = row.hops.map(chipOf).join('')
      expect(rowsThat([row], [{ property: 'condition', isWanted: true, value }], valuesOf)).toEqual([row])
    }
  })

  it('proposes each key once, and says of what no row hangs on that none does', () => {
    const keys = ['aws:MultiFactorAuthPresent', 'aws:RequestTag/team', 'aws:SourceIp']
    expect(valuesIn(rows, 'condition', valuesOf)).toEqual(keys)
    const token: RowToken = { property: 'condition', isWanted: true, value: 'external id' }
    expect(unheardOf(rows, [token], valuesOf)).toEqual([token])
  })
})

const overVia = (from: string) => {
  const hops = [edgeOf(from, 'Via'), edgeOf('Via', 'bucket')]
  return { id: from, from, to: 'bucket', hops, note: '' }
}

describe('a filter by what somebody is', () => {
  const [inside, outside] = ['111122223333', '999988887777']
  const nodes = new Map([
    ['ann', nodeOf('ann', 'user', { accountId: accountId(inside) })],
    ['vendor', nodeOf('vendor', 'external-account', { accountId: accountId(outside) })],
    ['Via', nodeOf('Via', 'role', { accountId: accountId(inside), administrator: 'unlimited' })],
    ['bucket', nodeOf('bucket', 'resource', { accountId: accountId(inside) })],
  ])
  const ways = [overVia('ann'), overVia('vendor')]
  const kept = (ask: GraphQuestionKind, token: RowToken) =>
    rowsThat(ways, [token], valuesBy(nodes, emptyWorkspace('w'), ask)).map(({ from }) => from)
  const ofInside: RowToken = { property: 'account', isWanted: true, value: inside }
  const admin: RowToken = { property: 'kind', isWanted: true, value: 'Administrator' }

  it('judges who gets to a resource, not the resource, nor the role of its account that an outsider comes over', () => {
    expect(kept('who-reaches', { ...ofInside, isWanted: false })).toEqual(['vendor'])
    expect(kept('who-reaches', ofInside)).toEqual(['ann'])
    expect(kept('who-reaches', admin)).toEqual([])
    expect(kept('who-reaches', { ...admin, isWanted: false })).toEqual(['ann', 'vendor'])
  })

  it('judges what is reached, those between two ends, and outsiders with their roles', () => {
    expect(kept('reach', { ...ofInside, isWanted: false })).toEqual([])
    expect(kept('reach', { property: 'kind', isWanted: true, value: 'Resource' })).toEqual(['ann', 'vendor'])
    expect(kept('paths', admin)).toEqual(['ann', 'vendor'])
    expect(kept('paths', { property: 'kind', isWanted: true, value: 'Resource' })).toEqual([])
    expect(kept('outsiders', { ...ofInside, value: outside })).toEqual(['vendor'])
  })

  it('says at whom it looks, but of conditions and states, which are of every step', () => {
    expect(looksAtSentence('who-reaches', [ofInside])).toMatch(/^It looks at who gets there, /)
    expect(looksAtSentence('who-reaches', [{ property: 'state', isWanted: true, value: 'Allowed' }])).toBe('')
    expect(unheardSentence('who-reaches', ofInside, [outside])).toBe(
      'Nobody who gets there is in the account “111122223333”; there is 999988887777.',
    )
    expect(unheardSentence('reach', admin, ['Role'])).toBe('Nothing that is reached is an administrator.')
  })
})

import { expect, it } from 'vitest'

import { entitiesOf } from '#model/workspace.ts'
import { smallCompany, the, workspaceOf } from '#testing/accounts.ts'
import { edgeOf } from '#testing/graph-parts.ts'

import type { Found } from './answer-row.ts'
import { shutOutOf } from './shut-out.ts'

const workspace = smallCompany()
const own = entitiesOf(workspace, 'resource').filter(({ accountId }) => accountId === the.alice.split(':')[4])

it('names resources of its own account that somebody is known not to reach', () => {
  const [first, ...others] = own
  const to = first?.arn ?? ''
  const row = { id: to, from: the.alice, to, hops: [edgeOf(the.alice, to)], note: '' }
  const found: Found = { rows: [row], nodes: new Map(), isComplete: true, cut: null }
  expect(first).toBeDefined()
  expect(shutOutOf(the.alice, found, workspace)).toEqual(others.map(({ name }) => name))
  expect(shutOutOf(the.alice, { ...found, rows: [] }, workspace)).toHaveLength(own.length)
  expect(shutOutOf(the.alice, { ...found, rows: [], untold: 1 }, workspace)).toEqual([])
  expect(shutOutOf(the.alice, { ...found, rows: [], isComplete: false }, workspace)).toEqual([])
})

it('names none of a type of which AWS may document no action', () => {
  const accountId = the.alice.split(':')[4] ?? ''
  const things = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId,
        name: 'a',
        resources: [
          { type: 'generic', name: 'g', arn: `arn:aws:madeup:eu-west-1:${accountId}:thing/g` },
          { type: 's3-bucket', name: 'reports' },
        ],
      },
    ],
  })
  const found: Found = { rows: [], nodes: new Map(), isComplete: true, cut: null }
  expect(shutOutOf(the.alice, found, things)).toEqual(['reports'])
})

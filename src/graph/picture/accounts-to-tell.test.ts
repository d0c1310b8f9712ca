import { expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import { nodeOf } from '#testing/graph-parts.ts'

import { accountsShown, namesToTell } from './accounts-to-tell.ts'

const [own, other] = ['111111111111', '222222222222'].map((id) => ({ accountId: accountId(id) }))
const [vendor, partner] = ['345678901234', '456789012345'].map((id) => ({ accountId: accountId(id) }))
const deployer = 'role/automation/deployer'
const outsiders = [
  nodeOf('one', 'external-principal', { name: deployer, ...vendor }),
  nodeOf('two', 'external-principal', { name: deployer, ...partner }),
  nodeOf('three', 'external-principal', { name: 'user/eve', ...partner }),
]

it('shows the account of every outside principal, in a workspace of one account too', () => {
  const nodes = [nodeOf('role', 'role', own), ...outsiders]
  expect([...accountsShown(nodes)]).toEqual([
    ['one', '345678901234'],
    ['two', '456789012345'],
    ['three', '456789012345'],
  ])
  expect([...namesToTell(nodes).values()]).toEqual([
    'role',
    `${deployer} (345678901234)`,
    `${deployer} (456789012345)`,
    'user/eve (456789012345)',
  ])
})

it('shows all accounts where the workspace has several, and tells in lists those alone whose names are shared', () => {
  const nodes = [
    nodeOf('a', 'role', { name: 'Audit', ...own }),
    nodeOf('b', 'role', { name: 'Audit', ...other }),
    nodeOf('c', 'role', { name: 'Build', ...own }),
  ]
  expect([...accountsShown(nodes).keys()]).toEqual(['a', 'b', 'c'])
  expect([...namesToTell(nodes).values()]).toEqual(['Audit (111111111111)', 'Audit (222222222222)', 'Build'])
})

it('shows in lists what would turn a name around', () => {
  expect([...namesToTell([nodeOf('a', 'role', { name: 'ad\u202Enim', ...own })]).values()]).toEqual([
    'ad[U+202E]nim',
  ])
})

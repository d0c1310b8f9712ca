import { describe, expect, it } from 'vitest'

import type { Entity } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import { type TreeRow, treeOf } from './tree-rows.ts'

const organization: Entity = {
  kind: 'organization',
  id: 'organization',
  organizationId: 'o-exampleorgid',
  rootId: 'r-exam',
  managementAccountId: accountId('111122223333'),
  policyTypes: [],
  organizationPolicies: [],
}

const unit = (id: string, parent: string): Entity => ({
  kind: 'organizational-unit',
  id,
  name: id.replace('ou-exam-', ''),
  parent,
  organizationPolicies: [],
})

const account = (number: number, parent: string | null): Entity => ({
  ...newAccount(accountId(String(100_000_000_000 + number)), `Account ${number}`, 'own'),
  parent,
})

function workspaceOf(...entities: readonly Entity[]): Workspace {
  return { ...emptyWorkspace(''), entities: new Map(entities.map((entity) => [entity.id, entity])) }
}

/** Names in brackets: `Root(web(Account 1))`. */
function sketch(row: TreeRow): string {
  const name =
    row.kind === 'more' ? `+${row.count}` : row.target.kind === 'organization' ? 'Root' : row.target.name
  return row.children.length === 0 ? name : `${name}(${row.children.map(sketch).join(' ')})`
}

describe('the tree of an organization', () => {
  const workspace = workspaceOf(
    organization,
    account(1, 'ou-exam-web'),
    account(2, 'r-exam'),
    account(3, null),
    unit('ou-exam-web', 'ou-exam-work'),
    unit('ou-exam-work', 'r-exam'),
  )

  const found = (wanted: string) => {
    const tree = treeOf(workspace, wanted)
    return tree === null ? '' : sketch(tree.root)
  }

  it('has units before accounts, and tells who is outside', () => {
    expect(found('')).toBe('Root(work(web(Account 1)) Account 2)')
    expect(treeOf(workspace, '')?.outside.map(({ name }) => name)).toEqual(['Account 3'])
  })

  it('keeps the way to what is looked for, and what is below it', () => {
    expect(found('account 1')).toBe('Root(work(web(Account 1)))')
    expect(found('100000000002')).toBe('Root(Account 2)')
    expect(found('work')).toBe('Root(work(web(Account 1)))')
    expect(found('nothing')).toBe('Root')
  })

  it('survives units that hang on one another, or on nothing, and names them', () => {
    const tree = treeOf(
      workspaceOf(
        organization,
        unit('ou-exam-a', 'ou-exam-b'),
        unit('ou-exam-b', 'ou-exam-a'),
        unit('ou-exam-c', 'ou-gone'),
        account(1, 'ou-exam-c'),
      ),
      '',
    )
    expect(tree?.lost.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(tree?.outside.map(({ name }) => name)).toEqual(['Account 1'])
  })

  it('shows a hundred accounts below one parent, and how many more there are', () => {
    const accounts = Array.from({ length: 130 }, (_, number) => account(number, 'r-exam'))
    const tree = treeOf(workspaceOf(organization, ...accounts), '')
    expect(tree?.root.children).toHaveLength(101)
    expect(tree?.root.children.at(-1)).toMatchObject({ kind: 'more', count: 30 })
  })

  it('is not there without an organization', () => {
    expect(treeOf(workspaceOf(account(1, null)), '')).toBeNull()
  })
})

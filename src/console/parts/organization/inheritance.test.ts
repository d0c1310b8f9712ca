import { describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { moveAccount } from '#model/commands/move-account.ts'
import type { Entity } from '#model/entities/entity.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import { bearingsMoved, bearingsOn } from './inheritance.ts'

const id = accountId('444455556666')
const account = { ...newAccount(id, 'Shop', 'own'), parent: 'ou-exam-work', organizationPolicies: ['p-own'] }

const scp = (policy: string): Entity => ({
  kind: 'organization-policy',
  id: policy,
  arn: arn(`arn:aws:organizations::111122223333:policy/o-exampleorgid/service_control_policy/${policy}`),
  type: 'service-control',
  name: policy,
  description: '',
  document: {},
  awsManaged: false,
})

const unit = (name: string, organizationPolicies: readonly string[]): Entity => ({
  kind: 'organizational-unit',
  id: `ou-exam-${name}`,
  name,
  parent: 'r-exam',
  organizationPolicies,
})

const entities: readonly Entity[] = [
  {
    kind: 'organization',
    id: 'organization',
    organizationId: 'o-exampleorgid',
    rootId: 'r-exam',
    managementAccountId: accountId('111122223333'),
    policyTypes: ['service-control'],
    organizationPolicies: ['p-root'],
  },
  unit('work', ['p-lock', 'p-gone']),
  unit('play', ['p-play']),
  account,
  ...['p-root', 'p-lock', 'p-play', 'p-own'].map(scp),
]
const workspace: Workspace = {
  ...emptyWorkspace(''),
  entities: new Map(entities.map((entity) => [entity.id, entity])),
}

describe('the policies that bear on an account', () => {
  it('come from the root down, each with its level, and name what is missing', () => {
    const texts = bearingsOn(workspace, account, 'service-control')?.map(
      ({ name, atName, isInherited, isMissing }) =>
        `${name} at ${atName}${isInherited ? '' : ' itself'}${isMissing ? ', missing' : ''}`,
    )
    expect(texts).toEqual([
      'p-root at Root',
      'p-lock at work',
      'p-gone at work, missing',
      'p-own at Shop itself',
    ])
  })

  it('are none where the type is off, and unknown outside the organization', () => {
    expect(bearingsOn(workspace, account, 'resource-control')).toEqual([])
    expect(bearingsOn(workspace, { ...account, parent: null }, 'service-control')).toBeNull()
  })

  it('go and come by level when it moves', () => {
    const moved = moveAccount(workspace, { account: id, parent: 'ou-exam-play' })
    if (!moved.ok) throw new Error(moved.problem.kind)
    const after = applyChange(workspace, moved.value)
    const { goes, comes, stays } = bearingsMoved(workspace, after, {
      id: account.id,
      type: 'service-control',
    })
    expect(goes.map(({ name }) => name)).toEqual(['p-lock', 'p-gone'])
    expect(comes.map(({ name }) => name)).toEqual(['p-play'])
    expect(stays.map(({ name }) => name)).toEqual(['p-root', 'p-own'])
  })
})

import { describe, expect, it } from 'vitest'

import { workspaceOf } from '#testing/accounts.ts'

import { applyChange } from '../change.ts'
import { arn } from '../entities/names.ts'
import { noSettings } from '../entities/resource-settings.ts'
import { entityOf } from '../workspace.ts'
import { editResourceSettings } from './edit-resource-settings.ts'
import { editTags } from './edit-tags.ts'

const key = arn('arn:aws:kms:eu-west-1:111122223333:key/1')
const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: '111122223333',
      resources: [{ type: 'kms-key', name: '1', arn: key, unread: ['grants', 'aliases', 'tags'] }],
    },
  ],
})
const settings = entityOf(workspace, 'resource', key)?.settings ?? noSettings

describe('settings of a resource that nobody had read', () => {
  it.each([
    ['stay unread where others are set', { settings }, ['grants', 'aliases', 'tags']],
    [
      'are known once they are set otherwise',
      { settings: { ...settings, aliases: ['alias/a'] } },
      ['grants', 'tags'],
    ],
    [
      'are known once somebody says that they are as they stand',
      { settings, stated: ['grants', 'aliases'] as const },
      ['tags'],
    ],
  ])('%s', (_, input, left) => {
    const edited = editResourceSettings(workspace, { resource: key, ...input })
    const after = edited.ok ? applyChange(workspace, edited.value) : workspace
    expect(entityOf(after, 'resource', key)?.unread).toEqual(left)
  })
})

describe('tags of a resource that nobody had read', () => {
  it('are known once somebody says that there are none', () => {
    const edited = editTags(workspace, { id: key, tags: {} })
    const after = edited.ok ? applyChange(workspace, edited.value) : workspace
    expect(entityOf(after, 'resource', key)?.unread).toEqual(['grants', 'aliases'])
  })
})

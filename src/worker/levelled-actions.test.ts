import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { openCatalog } from '#catalog/catalog.ts'
import { entitiesOf } from '#model/workspace.ts'
import { accepted, dev, workspaceOf } from '#testing/accounts.ts'

import { levelledActions } from './levelled-actions.ts'

const catalog = openCatalog(async (path) => {
  const file = join(import.meta.dirname, '../../public/catalog', path)
  return JSON.parse(readFileSync(file, 'utf8'))
})

describe('the actions of the resources of a workspace', () => {
  it('are those that the catalog lists for their types, inside and out, by level', async () => {
    const stream = `arn:aws:kinesis:eu-west-1:${dev}:stream/clicks`
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: dev,
          name: 'a',
          resources: [
            { type: 's3-bucket', name: 'reports' },
            { type: 'generic', name: 'clicks', arn: stream },
            { type: 'generic', name: 'odd', arn: `arn:aws:nosuch:eu-west-1:${dev}:thing/x` },
          ],
        },
      ],
    })
    const actions = accepted(await levelledActions(catalog, entitiesOf(workspace, 'resource')))
    expect(actions['s3-bucket']).toEqual(
      expect.arrayContaining([
        { action: 's3:ListBucket', level: 'List', isWithin: false },
        { action: 's3:GetObject', level: 'Read', isWithin: true },
        { action: 's3:PutBucketPolicy', level: 'Permissions management', isWithin: false },
      ]),
    )
    expect(actions[stream]).toEqual(
      expect.arrayContaining([{ action: 'kinesis:PutRecord', level: 'Write', isWithin: false }]),
    )
    expect(Object.keys(actions)).toHaveLength(2)
  })
})

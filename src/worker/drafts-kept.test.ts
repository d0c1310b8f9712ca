import { beforeEach, expect, it, vi } from 'vitest'

import { accessOf } from '#graph/questions/access-of.ts'
import { arn } from '#model/entities/names.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, root, statement, user } from '#testing/small-trust.ts'

import { createEngineApi } from './engine-api.ts'
import { revision } from './revision.ts'

vi.mock('#graph/questions/access-of.ts', { spy: true })

/** Nobody watches, nobody gives up. */
const alone = { report: () => undefined, giveWay: async () => undefined }
const reading = statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' })
const bucket = 'arn:aws:s3:::things'
const group = `arn:aws:iam::${account}:group/ops`

const company = (ofBob: string) =>
  workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [
          { name: 'ann', groups: ['ops'] },
          {
            name: 'bob',
            inlinePolicies: [inline(statement({ Effect: 'Allow', Action: ofBob, Resource: '*' }))],
          },
        ],
        groups: [{ name: 'ops', inlinePolicies: [inline(reading)] }],
        roles: [{ name: 'A', trustPolicy: trusting(root) }],
        resources: [{ type: 's3-bucket', name: 'things' }],
      },
    ],
  })

const asked = vi.mocked(accessOf)
beforeEach(() => {
  asked.mockClear()
})

it('a draft that is open makes nobody be asked again whom an edit elsewhere doesn’t touch', async () => {
  const before = company('s3:GetObject')
  const after = company('s3:Get*')
  const bob = after.entities.get(user('bob'))
  if (bob === undefined) throw new Error('bob is missing')
  const edited = { ...before, entities: new Map(before.entities).set(bob.id, bob) }
  const place = { kind: 'inline', holder: arn(group), name: 'p' } as const
  const question = {
    focus: { direction: 'to', id: bucket },
    kinds: ['access'],
    actions: { 's3-bucket': [{ action: 's3:GetObject', level: 'Read', isWithin: true }] },
  } as const
  const api = createEngineApi()
  const ask = async (at: number, workspace: typeof before) => {
    await api.adopt({ workspace, revision: revision(at) }, alone)
    asked.mockClear()
    // as they come from the page: fresh copies each time
    const drafts = [{ place, document: structuredClone(reading) }]
    await api.relations({ ...question, drafts }, alone)
    return new Set(asked.mock.calls.map(([, caller]) => (caller.kind === 'user' ? caller.user : caller.kind)))
  }
  expect(await ask(1, before)).toContain(user('ann'))
  expect(await ask(2, edited)).toEqual(new Set([user('bob')]))
})

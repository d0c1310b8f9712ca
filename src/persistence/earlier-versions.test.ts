import { openDB } from 'idb'
import { expect, it } from 'vitest'

import { accepted } from '#testing/accounts.ts'
import { withFakeDatabases } from '#testing/fake-databases.ts'

import { openProjects } from './projects.ts'
import { openStorage } from './storage.ts'

withFakeDatabases()

const place = 'trust/arn:aws:iam::111122223333:role/r'

/** Accounts as the first version wrote them, with the fields that they had then. */
const account = (digit: string) => ({
  kind: 'account',
  id: `account/${digit.repeat(12)}`,
  accountId: digit.repeat(12),
  name: digit,
  ownership: 'own',
})
const later = { alias: null, passwordPolicy: null, parent: null, organizationPolicies: [] }
const user = {
  kind: 'user',
  id: 'arn:aws:iam::111111111111:user/alice',
  arn: 'arn:aws:iam::111111111111:user/alice',
  accountId: '111111111111',
  path: '/',
  name: 'alice',
  uniqueId: 'AIDAALICEALICEALICE00',
  createDate: '2026-01-01T00:00:00Z',
  attachedPolicies: [],
  inlinePolicies: [],
  groups: [],
  permissionsBoundary: null,
  loginProfile: true,
  accessKeys: [{ accessKeyId: 'AKIA', status: 'Active', createDate: '2026-01-01T00:00:00Z' }],
  mfaDevices: [],
  tags: {},
}
const adding = (entity: object) => ({
  label: { verb: 'create', names: ['x'] },
  added: [entity],
  updated: [],
  removed: [],
})

/** The one database of the first version: a snapshot, two steps after it, a draft, and who acted. */
async function writeFirstVersion(): Promise<void> {
  const database = await openDB('rolescape', 1, {
    upgrade(fresh) {
      for (const store of ['snapshots', 'steps', 'drafts', 'beside']) fresh.createObjectStore(store)
    },
  })
  const first = account('1')
  const workspace = { name: 'old', entities: new Map([[first.id, first]]), extensions: new Map() }
  await database.put('snapshots', { format: 1, workspace, past: [adding(first)], future: [] }, 7)
  await database.put('steps', { format: 1, by: 'command', change: adding(user) }, 8)
  await database.put('steps', { format: 1, by: 'command', change: adding(account('2')) }, 9)
  await database.put('drafts', { text: '{', lastValid: null, isValid: false }, place)
  await database.put('beside', 9, 'head')
  await database.put('beside', { stack: null }, 'view')
  database.close()
}

it('opens what the first version stored as the first project, with its history, drafts and who acted', async () => {
  await writeFirstVersion()
  const [project] = accepted(await openProjects('rolescape').list())
  const storage = openStorage(project?.database ?? '')
  const loaded = accepted(await storage.load())

  expect(loaded).toMatchObject({ revision: 9, unreadable: [], workspace: { name: 'old' } })
  expect([...(loaded?.workspace.entities.keys() ?? [])]).toEqual([account('1').id, user.id, account('2').id])
  expect(loaded?.past.map(({ at }) => at)).toEqual([null, null, null])
  expect(accepted(await storage.loadDrafts()).drafts).toHaveLength(1)
  expect(accepted(await storage.loadView())).toEqual({ stack: null })
})

it('gives entities of the first version the fields that came later, in the workspace and in every change', async () => {
  await writeFirstVersion()
  const loaded = accepted(await openStorage('rolescape').load())
  expect(loaded?.workspace.entities.get(account('1').id)).toMatchObject(later)
  expect(loaded?.workspace.entities.get(user.id)).toMatchObject({
    passwordLastUsed: null,
    accessKeys: [{ lastUsed: null }],
  })
  expect(loaded?.past[0]?.added[0]).toMatchObject(later)
})

it('goes on from there: what is changed now is stored beside what the first version wrote', async () => {
  await writeFirstVersion()
  const storage = openStorage('rolescape')
  const loaded = accepted(await storage.load())
  const renamed = { label: { verb: 'rename-workspace', names: [] }, added: [], updated: [], removed: [] }
  const change = { ...renamed, renamed: ['old', 'new'] as const }
  const at = '2026-03-01T10:00:00Z'
  expect(await storage.append({ by: 'command', change, at })).toEqual({ ok: true, value: 10 })
  await storage.close()

  const again = accepted(await openStorage('rolescape').load())
  expect(again?.workspace).toEqual({ ...loaded?.workspace, name: 'new' })
  expect(again?.past.at(-1)).toEqual({ ...change, at })
})

/** A database of the second version, which kept a big workspace in one record, and named versions. */
const pin = {
  kind: 'pinned-request',
  id: 'pin/a',
  order: 0,
  action: 's3:GetObject',
  resource: '*',
  context: {},
}

async function writeSecondVersion(): Promise<void> {
  const database = await openDB('rolescape', 2, {
    upgrade(fresh) {
      const stores = ['snapshots', 'steps', 'drafts', 'beside', 'versions', 'versionedWorkspaces']
      for (const store of stores) fresh.createObjectStore(store)
    },
  })
  const at = '2026-02-01T10:00:00Z'
  const accounts = Array.from({ length: 1000 }, (_, i) => ({
    ...account('1'),
    ...later,
    id: `account/${String(i).padStart(12, '0')}`,
    accountId: String(i).padStart(12, '0'),
  }))
  const workspace = {
    name: 'big',
    entities: new Map([...accounts, pin].map((one) => [one.id, one])),
    extensions: new Map(),
  }
  const past = [{ ...adding(account('1')), added: accounts, at }]
  await database.put('snapshots', { format: 2, workspace, past, future: [] }, 4)
  const change = { label: { verb: 'rename-workspace', names: [] }, added: [], updated: [], removed: [] }
  const renamed = { ...change, renamed: ['big', 'bigger'] }
  await database.put('steps', { format: 2, by: 'command', change: renamed, at }, 5)
  await database.put('beside', 5, 'head')
  await database.put('versions', { id: 'v', note: 'before', at }, 'v')
  await database.put('versionedWorkspaces', { format: 2, workspace }, 'v')
  database.close()
}

it('opens what the second version stored, big records and named versions too, and goes on from there', async () => {
  await writeSecondVersion()
  const storage = openStorage('rolescape')
  const loaded = accepted(await storage.load())
  expect(loaded).toMatchObject({ revision: 5, unreadable: [], workspace: { name: 'bigger' } })
  expect(loaded?.workspace.entities.size).toBe(1001)
  expect(loaded?.workspace.entities.get(pin.id)).toEqual({ ...pin, board: 'board/main', unknown: [] })
  expect(accepted(await storage.listVersions()).map(({ note }) => note)).toEqual(['before'])
  expect(accepted(await storage.loadVersion('v'))?.entities.size).toBe(1001)

  if (loaded === null) throw new Error('nothing is stored')
  await storage.replace(loaded)
  await storage.close()
  const { revision: _revision, ...history } = loaded
  expect(accepted(await openStorage('rolescape').load())).toMatchObject(history)
})

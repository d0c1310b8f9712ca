import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'

import { placeKey } from '#model/document-place.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { accepted, dev, smallCompany, the } from '#testing/accounts.ts'
import { withFakeDatabases } from '#testing/fake-databases.ts'

import { openProjects, type Project } from './projects.ts'
import { openStorage } from './storage.ts'

withFakeDatabases()

const at = '2026-03-01T10:00:00Z'
const listed = async (projects = openProjects('w')) => accepted(await projects.list())

describe('the list of workspaces', () => {
  it('begins with the place where a browser’s only workspace used to be', async () => {
    expect(await listed()).toMatchObject([{ id: 'first', database: 'w', name: null }])
  })

  it('knows a new one at the next visit, and what was noted of each', async () => {
    const projects = openProjects('w')
    const [first] = await listed(projects)
    const added = accepted(await projects.add('two', { name: 'Two', createdAt: at }))
    await projects.note(added, { changedAt: at })
    await projects.note(first ?? added, { deletedAt: at })
    await projects.close()

    const again = await listed()
    expect(again.find(({ id }) => id === 'two')).toMatchObject({
      database: 'w/two',
      name: 'Two',
      createdAt: at,
      changedAt: at,
      deletedAt: null,
    })
    expect(again.find(({ id }) => id === 'first')?.deletedAt).toBe(at)
  })

  it('keeps what another tab noted of a project in the meantime', async () => {
    const [mine, theirs] = [openProjects('w'), openProjects('w')]
    const seen = accepted(await mine.add('two', { name: 'Two' }))
    await theirs.note(seen, { name: 'Renamed' })
    await mine.note(seen, { changedAt: at })
    expect(await listed()).toContainEqual({ ...seen, name: 'Renamed', changedAt: at })
  })

  it('takes a project in again that was cleared from it', async () => {
    const projects = openProjects('w')
    const two = accepted(await projects.add('two', { name: 'Two' }))
    await projects.close()
    await new Promise((done) => {
      indexedDB.deleteDatabase('w/projects').addEventListener('success', done)
    })
    await projects.note(two, {})
    expect(await listed(projects)).toContainEqual(two)
  })
})

describe('a copy of a workspace', () => {
  it('holds history, drafts, view and versions, and goes its own way', async () => {
    const original = await filled('one')
    const projects = openProjects('w')
    const one: Project = { ...accepted(await projects.add('one', { name: 'One' })) }
    const copy = accepted(await projects.duplicate(one, 'copy', { name: 'Copy' }))

    const storage = openStorage(copy.database)
    const loaded = accepted(await storage.load())
    expect(loaded?.workspace).toEqual(original)
    expect(loaded?.past).toMatchObject([{ label: { verb: 'delete-policy' }, at }])
    expect(accepted(await storage.loadDrafts()).drafts).toHaveLength(1)
    expect(accepted(await storage.loadView())).toEqual({ stack: null })
    expect(accepted(await storage.listVersions())).toEqual([{ id: 'v', note: 'First', at }])
    expect(accepted(await storage.loadVersion('v'))).toEqual(smallCompany())

    await storage.replace({ workspace: emptyWorkspace('else'), past: [], future: [] })
    expect(accepted(await openStorage('w/one').load())?.workspace).toEqual(original)
  })
})

describe('a workspace that is deleted for ever', () => {
  it('is gone from the list and from the disk, and no other one is', async () => {
    await filled('one')
    const projects = openProjects('w')
    await projects.list()
    const one = accepted(await projects.add('one', {}))
    expect(await projects.purge(one)).toEqual({ ok: true, value: null })
    expect((await listed()).map(({ id }) => id)).toEqual(['first'])
    expect(accepted(await openStorage('w/one').load())).toBeNull()
  })
})

/** A workspace with one change, a draft, a view and a version, stored as that of project `id`. Answers it. */
async function filled(id: string) {
  const start = smallCompany()
  const policy = [...start.entities.values()].find(({ kind }) => kind === 'policy')
  const storage = openStorage(`w/${id}`)
  await storage.replace({ workspace: start, past: [], future: [] })
  const change = {
    label: { verb: 'delete-policy', names: [dev] },
    added: [],
    updated: [],
    removed: policy === undefined ? [] : [policy],
  }
  await storage.append({ by: 'command', change, at })
  const place = { kind: 'trust', role: the.deploy } as const
  await storage.saveDrafts({ [placeKey(place)]: { place, text: '{', lastValid: null, isValid: false } })
  await storage.saveView({ stack: null })
  await storage.saveVersion({ id: 'v', note: 'First', at }, start)
  const loaded = accepted(await storage.load())
  await storage.close()
  const database = await openDB(`w/${id}`)
  expect(await database.count('drafts')).toBe(1)
  database.close()
  return loaded?.workspace
}

import * as fake from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { emptyWorkspace } from '#model/workspace.ts'

import { openProject } from './open-project.ts'
import { createProject, provideProjects } from './project-actions.ts'
import { projectStore } from './project-store.ts'

vi.mock('./open-project.ts')

beforeEach(() => {
  for (const [name, value] of Object.entries(fake)) if (name.startsWith('IDB')) vi.stubGlobal(name, value)
  vi.stubGlobal('indexedDB', new fake.IDBFactory())
})
afterEach(() => vi.unstubAllGlobals())

it('leaves no workspace behind that could not be opened, so that its name is free the next time', async () => {
  provideProjects({ signIn() {}, sample: (name) => Promise.resolve(emptyWorkspace(name)) })
  vi.mocked(openProject).mockResolvedValue({ kind: 'kept-open' })
  for (let time = 1; time <= 2; time += 1)
    // oxlint-disable-next-line no-await-in-loop -- the second time is about what the first one left
    expect(await createProject(emptyWorkspace('Mine'))).toEqual({ ok: false, problem: { kind: 'kept-open' } })
  expect(projectStore.getState().all.map(({ name }) => name)).not.toContain('Mine')
})

import { expect, it, vi } from 'vitest'

import { emptyWorkspace } from '#model/workspace.ts'
import { withFakeDatabases } from '#testing/fake-databases.ts'

import { openProject } from './open-project.ts'
import { createProject, openNewSample, provideProjects } from './project-actions.ts'
import { hideBefore, projectStore } from './project-store.ts'

vi.mock('./open-project.ts')

withFakeDatabases()

const names = () => projectStore.getState().all.map(({ name }) => name)

it('leaves no workspace behind that could not be opened, so that its name is free the next time', async () => {
  provideProjects({ signIn() {}, sample: (name) => Promise.resolve(emptyWorkspace(name)) })
  vi.mocked(openProject).mockResolvedValue({ kind: 'kept-open' })
  const notOpened = { ok: false, problem: { kind: 'kept-open' } }
  expect(await createProject(emptyWorkspace('Mine'))).toEqual(notOpened)
  expect(await createProject(emptyWorkspace('Mine'))).toEqual(notOpened)
  expect(names()).not.toContain('Mine')
})

it('leaves a name to a new workspace that only one of before has, which the page hides', async () => {
  provideProjects({ signIn() {}, sample: (name) => Promise.resolve(emptyWorkspace(name)) })
  vi.mocked(openProject).mockResolvedValue({ kind: 'opened', problem: null })
  await openNewSample()
  hideBefore(new Date(Date.now() + 1000).toISOString())
  await openNewSample()
  expect(names()).toEqual(expect.arrayContaining(['teaching', 'teaching']))
  expect(names()).not.toContain('teaching (2)')
  hideBefore(null)
  await openNewSample()
  expect(names()).toContain('teaching (2)')
})

import { expect, test } from 'vitest'

import type { Project } from '#persistence/projects.ts'

import { projectNamed, unusedName } from './project-store.ts'

const project = (id: string, name: string | null): Project => ({
  id,
  database: id,
  name,
  entities: null,
  createdAt: null,
  changedAt: null,
  openedAt: null,
  deletedAt: null,
})

test('a name that is taken gets the first number that is not', () => {
  expect(unusedName('Lab', [])).toBe('Lab')
  expect(unusedName('Lab', [project('1', 'Lab')])).toBe('Lab (2)')
  expect(unusedName('Lab', [project('1', 'Lab'), project('2', 'Lab (2)')])).toBe('Lab (3)')
})

test('a project may keep its own name, and no other may take it with spaces around', () => {
  const own = project('1', 'Lab')
  expect(projectNamed('Lab', [own], own)).toBeUndefined()
  expect(projectNamed(' Lab ', [own])).toBe(own)
  expect(projectNamed('Workspace', [project('2', null)])).toBeUndefined()
})

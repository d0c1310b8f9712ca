import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { replaceWorkspace } from '#model/replace-workspace.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { people, teachingSample } from '#testing/sample.ts'

import { actAs, sessionStore } from '../state/session-store.ts'
import { openWorkspace, redo, take, undo, workspaceStore } from '../state/workspace-store.ts'
import { canGoOn, signInAfterImports } from './sign-in-after-imports.ts'

const now = '2026-03-01T09:00:00Z'
const outsider = { kind: 'outside', principal: people.alice } as const
const user = { kind: 'user', user: people.alice, mfa: false } as const

it('lets an outsider act until their account is imported, and a user as long as they are there', () => {
  const [before, sample] = [emptyWorkspace('before'), teachingSample()]
  expect(canGoOn(before, outsider, now)).toBe(true)
  expect(canGoOn(sample, outsider, now)).toBe(false)
  expect(canGoOn(sample, user, now)).toBe(true)
  expect(canGoOn(before, user, now)).toBe(false)
})

const carol = { kind: 'user', user: people.carol, mfa: true } as const
const acting = () => sessionStore.getState().stack?.at(-1)

function replaceAll(): void {
  const label = { verb: 'import', names: [] }
  const incoming = { label, added: [...smallCompany().entities.values()], updated: [], removed: [] }
  take(replaceWorkspace(workspaceStore.getState().workspace, incoming))
}

describe('an import in place of all', () => {
  beforeAll(signInAfterImports)
  beforeEach(() => {
    openWorkspace(teachingSample())
    actAs([carol])
  })

  it('lets whoever it took away act again once it is undone, and each time', () => {
    replaceAll()
    expect(acting()).toMatchObject({ user: the.alice })
    undo()
    expect(acting()).toEqual(carol)
    redo()
    expect(acting()).toMatchObject({ user: the.alice })
    undo()
    expect(acting()).toEqual(carol)
  })

  it('leaves whoever was chosen meanwhile and is still there', () => {
    const service = { kind: 'anonymous' } as const
    replaceAll()
    actAs([service])
    undo()
    expect(acting()).toEqual(service)
  })
})

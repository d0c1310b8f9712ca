import { describe, expect, it } from 'vitest'

import type { Entity } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'

import { wholeWorkspace } from './import-pieces.ts'
import { openWorkspaceFile } from './open-workspace-file.ts'

const fileOf = (text: string) => ({ name: 'w.json', content: new Blob([text]) })

describe('a workspace file opened in the worker', () => {
  it.each([0, 3, 1000])(
    'is whole again where it arrives, with %i accounts, and no piece is big',
    async (n) => {
      const accounts = Array.from({ length: n }, (_, i) =>
        newAccount(accountId(String(100_000_000_000 + i)), `a${i}`, 'own'),
      )
      const entities = new Map(accounts.map((one) => [one.id, one]))
      const workspace: Workspace = { ...emptyWorkspace('w'), entities }
      const pieces: (readonly Entity[])[] = []
      const opened = await openWorkspaceFile(
        fileOf(`\uFEFF${JSON.stringify(saveWorkspace(workspace))}`),
        (piece) => pieces.push(piece),
      )
      expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(400)
      expect(wholeWorkspace(pieces.flat(), accepted(opened).workspace)).toEqual(workspace)
    },
  )

  it.each([
    ['{"rolescape": 1, "name": "w"', { kind: 'not-json' }],
    ['[1]', { kind: 'invalid' }],
    ['{"rolescape": 99, "name": "w"}', { kind: 'invalid' }],
    [
      '{"rolescape": 1, "name": "w", "name": "v"}',
      { kind: 'invalid', problems: [{ kind: 'duplicate-key', pointer: '/name', found: 'name' }] },
    ],
  ])('is refused with its reason: %s', async (text, problem) => {
    const opened = await openWorkspaceFile(fileOf(text), () => undefined)
    expect(opened).toMatchObject({ ok: false, problem })
  })

  it('says where characters of it were lost, as in a file in Latin-1', async () => {
    const latin1 = Uint8Array.from('{"rolescape": 1, "name": "M\u00FCller"}', (one) => one.charCodeAt(0))
    const opened = await openWorkspaceFile({ name: 'w.json', content: new Blob([latin1]) }, () => undefined)
    expect(accepted(opened)).toMatchObject({
      workspace: { name: 'M\uFFFDller' },
      lost: { count: 1, pointer: '/name' },
    })
  })
})

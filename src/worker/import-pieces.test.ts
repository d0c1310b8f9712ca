import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readImport } from '#interchange/import-set/read-import.ts'
import type { Entity } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { emptyWorkspace } from '#model/workspace.ts'

import type { ImportedFiles } from './contract.ts'
import { inPieces, putTogether } from './import-pieces.ts'

function importOf(count: number): ImportedFiles {
  const added = Array.from({ length: count }, (_, at) =>
    newAccount(accountId(String(100_000_000_000 + at)), `account ${at}`, 'own'),
  )
  const report = readImport([], emptyWorkspace(''))
  const change = { label: { verb: 'import', names: [] }, added, updated: [], removed: [] }
  return { report: { ...report, change }, redaction: { kind: 'none' } }
}

describe('an import in pieces', () => {
  it('is whole again where it arrives, in its order, and no piece is big', () => {
    fc.assert(
      fc.property(fc.nat(1500), (count) => {
        const imported = importOf(count)
        const pieces: (readonly Entity[])[] = []
        const last = inPieces(imported, (piece) => pieces.push(piece))
        expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(400)
        expect(last.report.change?.added.length).toBeLessThan(400)
        expect(putTogether(pieces.flat(), last)).toEqual(imported)
      }),
      { numRuns: 20 },
    )
  })
})

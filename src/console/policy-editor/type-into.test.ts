import { beforeEach, describe, expect, it } from 'vitest'

import { draftsStore, restoreDrafts } from '#console/state/drafts-store.ts'
import { openWorkspace, run, undo } from '#console/state/workspace-store.ts'
import { editDocument } from '#model/commands/edit-document.ts'
import { granting, smallCompany, the, accepted } from '#testing/accounts.ts'

import { storedText } from './stored-text.ts'
import { typeInto } from './type-into.ts'

const place = { kind: 'resource', resource: the.reports } as const
const stored = granting('s3:GetObject', '*', the.deploy)
const typed = `${storedText(stored)} `
const grammar = 'resource'
const drafted = () => Object.values(draftsStore.getState().drafts).map(({ text }) => text)

describe('typing into a document', () => {
  beforeEach(() => {
    restoreDrafts([])
    openWorkspace(smallCompany())
    accepted(run(editDocument, { place, document: stored, createDate: '2026-03-01T10:00:00Z' }))
  })

  it('makes a draft, and none of the text that is stored', () => {
    typeInto({ place, grammar, stored, isDraft: false, text: typed, at: 1 })
    expect(drafted()).toEqual([typed])
    typeInto({ place, grammar, stored, isDraft: true, text: storedText(stored), at: 2 })
    expect(drafted()).toEqual([])
  })

  it('is dropped where an undo has taken the text away that the editor still shows', () => {
    undo()
    typeInto({ place, grammar, stored, isDraft: false, text: typed, at: 1 })
    expect(drafted()).toEqual([])
  })

  it('goes on where the text was a draft that has just been stored', () => {
    typeInto({ place, grammar, stored: null, isDraft: true, text: typed, at: 1 })
    expect(drafted()).toEqual([typed])
  })
})

import { beforeEach, describe, expect, it } from 'vitest'

import { placeKey } from '#model/document-place.ts'
import { allowing, the } from '#testing/accounts.ts'

import { beginDraft, draftsStore, dropDraft, endDraft, keepDraft, restoreDrafts } from './drafts-store.ts'

const place = { kind: 'trust', role: the.deploy } as const
const other = { kind: 'resource', resource: the.reports } as const
const document = allowing('s3:GetObject')
const now = () => draftsStore.getState()

describe('an edit in progress', () => {
  beforeEach(() => restoreDrafts([]))

  it('decides as soon as IAM would take it', () => {
    keepDraft(place, '{', null, 1)
    expect(now().deciding).toEqual([])
    keepDraft(place, '{}', document, 2)
    expect(now().deciding).toEqual([{ place, document }])
  })

  it('of a new policy stays one of a new policy, whatever is typed', () => {
    const fresh = { kind: 'inline', holder: the.deploy, name: 'more' } as const
    beginDraft({ place: fresh, document, isNew: true }, 1)
    expect(now().deciding).toEqual([{ place: fresh, document, isNew: true }])
    keepDraft(fresh, 'broken', null, 2)
    expect(now().drafts[placeKey(fresh)]).toMatchObject({ text: 'broken', isNew: true })
    expect(now().deciding).toEqual([{ place: fresh, document, isNew: true }])
  })

  it('goes on deciding as it last was while what is typed is broken', () => {
    keepDraft(place, 'whole', document, 1)
    keepDraft(place, 'broken', null, 2)
    expect(now().deciding).toEqual([{ place, document }])
    expect(now().drafts[placeKey(place)]).toEqual({
      place,
      text: 'broken',
      lastValid: { document, at: 1 },
      isValid: false,
    })
  })

  it('leaves what decides the very same array while only broken text is typed, so that nothing is asked again', () => {
    keepDraft(place, 'whole', document, 1)
    const { deciding } = now()
    keepDraft(place, 'broken', null, 2)
    keepDraft(other, 'broken too', null, 3)
    expect(now().deciding).toBe(deciding)
  })

  it('decides no longer once it is stored, is still there to be shown, and what decides is the same after it is dropped', () => {
    keepDraft(place, 'a', document, 1)
    keepDraft(other, 'b', document, 1)
    endDraft(place)
    const { deciding } = now()
    expect(deciding).toEqual([{ place: other, document }])
    expect(now().drafts[placeKey(place)]?.text).toBe('a')
    dropDraft(place)
    expect(now().deciding).toBe(deciding)
  })

  it('decides again where somebody types on after it was stored', () => {
    keepDraft(place, 'a', document, 1)
    endDraft(place)
    keepDraft(place, 'b', document, 2)
    expect(now().deciding).toEqual([{ place, document }])
  })

  it('is forgotten alone', () => {
    keepDraft(place, 'a', document, 1)
    keepDraft(other, 'b', document, 1)
    dropDraft(place)
    expect(Object.keys(now().drafts)).toEqual([placeKey(other)])
    expect(now().deciding).toEqual([{ place: other, document }])
  })

  it('comes back from storage as it was, and decides again', () => {
    keepDraft(place, 'whole', document, 1)
    keepDraft(other, 'broken', null, 2)
    const before = now()
    restoreDrafts([])
    restoreDrafts(Object.values(before.drafts))
    expect(now()).toEqual(before)
  })
})

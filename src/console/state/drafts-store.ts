import { create } from 'zustand'

import type { JsonValue } from '#engine/text/json.ts'
import { type DocumentPlace, placeKey } from '#model/document-place.ts'
import type { Draft } from '#worker/contract.ts'

/** A document as somebody is editing it. */
export type DraftText = {
  readonly place: DocumentPlace
  readonly text: string
  /** The last text that IAM would take, parsed; null while there was none. It decides while `text` is broken. */
  readonly lastValid: { readonly document: JsonValue; readonly at: number } | null
  /** Whether `text` itself is what `lastValid` was read from. */
  readonly isValid: boolean
  /** An inline policy that isn't there yet. */
  readonly isNew?: boolean
}

export type DraftsState = {
  /** By place key. */
  readonly drafts: Readonly<Record<string, DraftText>>
  /** The drafts that decide, one for each that was ever valid. The same array until one of them changes. */
  readonly deciding: readonly Draft[]
}

export const draftsStore = create<DraftsState>()(() => ({ drafts: {}, deciding: [] }))

/** Keep what was typed. `document` is null where IAM would refuse the text; `at` is the time in milliseconds. */
export function keepDraft(place: DocumentPlace, text: string, document: JsonValue | null, at: number): void {
  const key = placeKey(place)
  const before = draftsStore.getState().drafts[key]
  const lastValid = document === null ? (before?.lastValid ?? null) : { document, at }
  const isNew = before?.isNew === true ? { isNew: true } : {}
  setDrafts({
    ...draftsStore.getState().drafts,
    [key]: { place, text, lastValid, isValid: document !== null, ...isNew },
  })
}

/** Begin an edit with a whole document, of a policy that may be new; `at` is the time in milliseconds. */
export function beginDraft({ place, document, isNew = false }: Draft, at: number): void {
  const text = JSON.stringify(document, null, 2)
  const draft = { place, text, lastValid: { document, at }, isValid: true, ...(isNew ? { isNew } : {}) }
  setDrafts({ ...draftsStore.getState().drafts, [placeKey(place)]: draft })
}

/**
 * A change has just stored this draft: from now on what is stored decides, so that its answers are asked for once and not
 * again as the draft goes. The text stays until it is dropped.
 */
export function endDraft(place: DocumentPlace): void {
  const key = placeKey(place)
  draftsStore.setState(({ deciding }) => ({
    deciding: deciding.filter((draft) => placeKey(draft.place) !== key),
  }))
}

/** Forget the edit of one document. */
export function dropDraft(place: DocumentPlace): void {
  const { [placeKey(place)]: _dropped, ...rest } = draftsStore.getState().drafts
  setDrafts(rest)
}

/** Take drafts from storage. */
export function restoreDrafts(drafts: readonly DraftText[]): void {
  setDrafts(Object.fromEntries(drafts.map((draft) => [placeKey(draft.place), draft])))
}

function setDrafts(drafts: Readonly<Record<string, DraftText>>): void {
  const before = draftsStore.getState().deciding
  const deciding = Object.values(drafts).flatMap(({ place, lastValid, isNew }) =>
    lastValid === null ? [] : [{ place, document: lastValid.document, ...(isNew === true ? { isNew } : {}) }],
  )
  const same =
    deciding.length === before.length && deciding.every((draft, i) => draft.document === before[i]?.document)
  draftsStore.setState({ drafts, deciding: same ? before : deciding })
}

import { draftsStore, dropDraft, keepDraft } from '#console/state/drafts-store.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { diagnose } from '#language/diagnose.ts'
import { documentAt, type DocumentGrammar, type DocumentPlace, placeKey } from '#model/document-place.ts'

import { storedText } from './stored-text.ts'

type Typing = {
  readonly place: DocumentPlace
  readonly grammar: DocumentGrammar
  /** What was stored when the editor showed the text that was typed into. */
  readonly stored: JsonValue
  /** Whether that text was a draft, not what was stored. */
  readonly isDraft: boolean
  readonly text: string
  /** Milliseconds. */
  readonly at: number
}

/**
 * Keep what was typed as a draft; text that is again what is stored is no draft any more. What was typed into a stored
 * text that an undo took away is dropped: the editor, a few frames late, is about to show what stands in its place.
 */
export function typeInto({ place, grammar, stored, isDraft, text, at }: Typing): void {
  if (!isDraft && !isStored(place, stored)) return
  const isNew = draftsStore.getState().drafts[placeKey(place)]?.isNew === true
  if (!isNew && text === storedText(stored)) dropDraft(place)
  else keepDraft(place, text, diagnose(text, grammar).document, at)
}

function isStored(place: DocumentPlace, document: JsonValue): boolean {
  const now = documentAt(workspaceStore.getState().workspace, place)
  return now === document || (now !== undefined && storedText(now) === storedText(document))
}

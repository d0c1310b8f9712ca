import { dropDraft, keepDraft } from '#console/state/drafts-store.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { diagnose } from '#language/diagnose.ts'
import type { DocumentGrammar, DocumentPlace } from '#model/document-place.ts'

import { storedText } from './stored-text.ts'

type Typing = {
  readonly place: DocumentPlace
  readonly grammar: DocumentGrammar
  readonly stored: JsonValue
  readonly text: string
  /** Milliseconds. */
  readonly at: number
}

/** Keep what was typed as a draft; text that is again what is stored is no draft any more. */
export function typeInto({ place, grammar, stored, text, at }: Typing): void {
  if (text === storedText(stored)) dropDraft(place)
  else keepDraft(place, text, diagnose(text, grammar).document, at)
}

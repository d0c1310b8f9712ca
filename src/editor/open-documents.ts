import type { editor, Uri } from 'monaco-editor/editor'

import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { Vocabulary } from '#language/vocabulary.ts'

/** What the language features must know of a document besides its text. */
export type OpenDocument = { readonly grammar: PolicyGrammar; readonly vocabulary: Vocabulary }

const open = new Map<string, OpenDocument>()

/** The features are registered once for the language; each looks up here what holds for the model it is asked about. */
export function describeDocument(uri: Uri, document: OpenDocument): void {
  open.set(uri.toString(), document)
}

export function forgetDocument(uri: Uri): void {
  open.delete(uri.toString())
}

export function documentOf(model: editor.ITextModel): OpenDocument | undefined {
  return open.get(model.uri.toString())
}

import type { editor } from 'monaco-editor/editor'

import type { Monaco } from './monaco.ts'
import { forgetDocument } from './open-documents.ts'
import { policyLanguage } from './policy-language.ts'

/** Models of closed editors are kept, newest last, so that their undo is still there when a person comes back. */
const mostKept = 20
const kept = new Set<editor.ITextModel>()

/** The model at `uri`. A kept one is taken up only if it holds this very text: else its undo would lead to another one. */
export function openModel(monaco: Monaco, uri: string, text: string): editor.ITextModel {
  const address = monaco.Uri.parse(uri)
  const found = monaco.editor.getModel(address)
  if (found !== null) {
    const wasKept = kept.delete(found)
    if (!wasKept || found.getValue() === text) return found
    dispose(found)
  }
  const model = monaco.editor.createModel(text, policyLanguage, address)
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  model.updateOptions({ tabSize: 2, insertSpaces: true })
  return model
}

/** Set a model aside. Beyond a handful the oldest is let go. */
export function closeModel(model: editor.ITextModel): void {
  if (model.isAttachedToEditor()) return
  kept.add(model)
  const [oldest] = kept
  if (kept.size > mostKept && oldest !== undefined) {
    kept.delete(oldest)
    dispose(oldest)
  }
}

function dispose(model: editor.ITextModel): void {
  forgetDocument(model.uri)
  model.dispose()
}

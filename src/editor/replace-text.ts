import type { editor } from 'monaco-editor/editor'

import { differenceOf } from './difference-of.ts'
import { rangeOf } from './range-of.ts'

/** Set the text of `model` as one step of its undo stack, touching only what differs: cursors and folds elsewhere stay. */
export function replaceText(model: editor.ITextModel, text: string): void {
  const { offset, length, insert } = differenceOf(model.getValue(), text)
  if (length === 0 && insert === '') return
  model.pushStackElement()
  model.pushEditOperations(null, [{ range: rangeOf(model, { offset, length }), text: insert }], () => null)
  model.pushStackElement()
}

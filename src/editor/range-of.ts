import type { editor, IRange } from 'monaco-editor/editor'

import type { Span } from '#language/span.ts'

/** The lines and columns of a span. The text of the model and that of the span must be the same one. */
export function rangeOf(model: editor.ITextModel, { offset, length }: Span): IRange {
  const start = model.getPositionAt(offset)
  const end = model.getPositionAt(offset + length)
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  }
}

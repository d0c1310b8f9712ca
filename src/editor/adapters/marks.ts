import type { editor } from 'monaco-editor/editor'

import { statementSpan } from '#language/statement-span.ts'

import { rangeOf } from '../range-of.ts'

/** How a statement bore on the request that is being explained. */
export type StatementMark = { readonly statement: number; readonly mark: 'decided' | 'matched' | 'missed' }

const meanings: Readonly<Record<StatementMark['mark'], string>> = {
  decided: 'This statement decided the selected request',
  matched: 'This statement matches the selected request, but did not decide it',
  missed: 'This statement does not match the selected request',
}

/** A sign in the margin at the first line of each marked statement. */
export function markDecorations(
  model: editor.ITextModel,
  marks: readonly StatementMark[],
): editor.IModelDeltaDecoration[] {
  const text = model.getValue()
  return marks.flatMap(({ statement, mark }) => {
    const span = statementSpan(text, statement)
    if (span === null) return []
    const options = {
      glyphMarginClassName: `policy-mark policy-mark-${mark}`,
      glyphMarginHoverMessage: { value: meanings[mark] },
    }
    return [{ range: rangeOf(model, { offset: span.offset, length: 1 }), options }]
  })
}

/** A band over the whole of the statement that was asked for. */
export function revealDecorations(
  model: editor.ITextModel,
  statement: number | null,
): editor.IModelDeltaDecoration[] {
  const span = statement === null ? null : statementSpan(model.getValue(), statement)
  if (span === null) return []
  return [{ range: rangeOf(model, span), options: { isWholeLine: true, className: 'policy-revealed' } }]
}

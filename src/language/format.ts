import { applyEdits, format as formattingEdits } from 'jsonc-parser'

/**
 * `text` laid out as AWS's console does: two spaces a level, one value a line, no blank lines. Only white space changes.
 *
 * A text that is broken is laid out as far as it can be made out.
 */
export function format(text: string): string {
  const edits = formattingEdits(text, undefined, {
    tabSize: 2,
    insertSpaces: true,
    eol: '\n',
    keepLines: false,
    insertFinalNewline: false,
  })
  return applyEdits(text, edits)
}

/** A stretch of JSON text that is painted in one colour. */
export type JsonRun = {
  readonly kind: 'plain' | 'key' | 'string' | 'literal'
  readonly text: string
  /** Where the run begins, in UTF-16 units. */
  readonly start: number
}

const token =
  /(?<string>"(?:\\.|[^"\\])*")(?<colon>\s*:)?|(?<literal>\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g

/** Split JSON text by colour. The runs spell `text` again when joined, whatever it is. */
export function jsonRuns(text: string): readonly JsonRun[] {
  const runs: JsonRun[] = []
  let end = 0
  const plainUpTo = (start: number) => {
    if (start > end) runs.push({ kind: 'plain', text: text.slice(end, start), start: end })
  }
  for (const match of text.matchAll(token)) {
    const { string, colon, literal } = match.groups ?? {}
    const coloured = string ?? literal ?? ''
    plainUpTo(match.index)
    const stringKind = colon === undefined ? 'string' : 'key'
    runs.push({ kind: string === undefined ? 'literal' : stringKind, text: coloured, start: match.index })
    end = match.index + coloured.length
  }
  plainUpTo(text.length)
  return runs
}

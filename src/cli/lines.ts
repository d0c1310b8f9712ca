/** Longer lines are not held in memory. */
export const longestLineBytes = 16 * 1024 * 1024

/** One line of the input, counted from 1, without its end. */
export type Line =
  | { readonly kind: 'text'; readonly number: number; readonly text: string }
  | { readonly kind: 'unreadable'; readonly number: number; readonly because: 'too-long' | 'not-utf-8' }

const newline = 0x0a

/**
 * The lines of a stream of UTF-8, those of one chunk at a time. A line ends at a line feed alone: a carriage return
 * before it is white space to JSON, and U+2028 may stand in a JSON string. Byte order marks and blank lines are
 * passed over. Holds no more than one chunk and one line.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  const begun = beginLine()
  let number = 0
  const finish = (): Line[] => {
    number += 1
    const line = begun.finish(number)
    return line === null ? [] : [line]
  }

  for await (const chunk of chunks) {
    const lines: Line[] = []
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      begun.add(chunk.subarray(from, end))
      lines.push(...finish())
      from = end + 1
    }
    begun.add(chunk.subarray(from))
    yield lines
  }
  yield finish()
}

/** The bytes of the line that is being read. */
function beginLine() {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let parts: Uint8Array[] = []
  let bytes = 0
  return {
    add(part: Uint8Array): void {
      bytes += part.length
      if (bytes > longestLineBytes) parts = []
      else if (part.length > 0) parts.push(part)
    },
    /** Null where the line is blank. */
    finish(number: number): Line | null {
      const isTooLong = bytes > longestLineBytes
      const [only] = parts
      const whole = parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)
      parts = []
      bytes = 0
      if (isTooLong) return { kind: 'unreadable', number, because: 'too-long' }
      try {
        const text = utf8.decode(whole)
        return text.trim() === '' ? null : { kind: 'text', number, text }
      } catch {
        return { kind: 'unreadable', number, because: 'not-utf-8' }
      }
    },
  }
}

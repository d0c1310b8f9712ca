import { array, assert, asyncProperty, nat, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { linesOf, longestLineBytes, type Line } from './lines.ts'

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0
  for (const size of sizes) {
    yield bytes.subarray(from, from + size)
    from += size
  }
  yield bytes.subarray(from)
}

async function read(text: string | Uint8Array, ...sizes: readonly number[]): Promise<readonly Line[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const lines: Line[] = []
  for await (const some of linesOf(chunked(bytes, sizes))) lines.push(...some)
  return lines
}

const texts = (lines: readonly Line[]) =>
  lines.map((line) => (line.kind === 'text' ? line.text : line.because))

describe('lines of a stream', () => {
  it('end at a line feed, not at U+2028, which may stand in a JSON string', async () => {
    expect(texts(await read('"a\u2028b"\n"c\u2029d"'))).toEqual(['"a\u2028b"', '"c\u2029d"'])
  })

  it('keep their number where blank ones and those of Windows stand between', async () => {
    expect(await read('1\r\n\r\n  \n2\n')).toEqual([
      { kind: 'text', number: 1, text: '1\r' },
      { kind: 'text', number: 4, text: '2' },
    ])
  })

  it('begin after a byte order mark', async () => {
    expect(texts(await read('\uFEFF{}\n\uFEFF'))).toEqual(['{}'])
  })

  it('are told where they are not UTF-8, and the next one is read', async () => {
    expect(texts(await read(Uint8Array.of(0x22, 0xff, 0x0a, 0x31)))).toEqual(['not-utf-8', '1'])
  })

  it('are not held where they are too long, and the next one is read', async () => {
    const text = `${'x'.repeat(longestLineBytes + 1)}\n1\n${'y'.repeat(longestLineBytes)}`
    const [first, second, third] = await read(text, 3, longestLineBytes)
    expect(first).toEqual({ kind: 'unreadable', number: 1, because: 'too-long' })
    expect(second).toEqual({ kind: 'text', number: 2, text: '1' })
    expect(third?.kind).toBe('text')
  })

  it('are the same however the stream is cut', async () => {
    const line = string({ unit: 'grapheme', maxLength: 9 })
    await assert(
      asyncProperty(array(line), array(nat(7)), async (parts, sizes) => {
        const text = parts.join('\n')
        expect(await read(text, ...sizes)).toEqual(await read(text))
      }),
    )
  })
})

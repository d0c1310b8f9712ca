import { describe, expect, it } from 'vitest'

import { textOfFile } from './text-of-file.ts'

describe('the text of a file', () => {
  it.each([
    ['UTF-8', [0xc3, 0xa9, 0x7b]],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x7b]],
    ['UTF-16, low byte first', [0xff, 0xfe, 0xe9, 0x00, 0x7b, 0x00]],
    ['UTF-16, high byte first', [0xfe, 0xff, 0x00, 0xe9, 0x00, 0x7b]],
  ])('is read from %s', (_encoding, bytes) => {
    expect(textOfFile(new Uint8Array(bytes))).toBe('é{')
  })
})

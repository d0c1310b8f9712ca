import { spelled } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** `BinaryEquals`: the bytes that both sides encode in base64 (R4.9). */
export const compareBinary: Comparer = spellingOut((expected) => {
  const wanted = decodeBase64(spelled(expected))
  return (text) => {
    const actual = decodeBase64(text)
    if (wanted === null || actual === null) return null
    return actual.length === wanted.length && actual.every((byte, at) => byte === wanted[at])
  }
})

/** The bytes of base64 text, padded or not; null where it is none. */
function decodeBase64(text: string): readonly number[] | null {
  const digits = text.trim().replace(/={0,2}$/, '')
  if (digits.length % 4 === 1) return null
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const digit of digits) {
    const value = alphabet.indexOf(digit)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 0xff)
  }
  return bytes
}

import { rememberLast } from '../text/remember-last.ts'
import { spelled } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

/** `Numeric…`: integers and decimals. `holds` is asked with the sign of actual − expected (R4.6). */
export function compareNumber(holds: (sign: number) => boolean): Comparer {
  return spellingOut((expected) => {
    const wanted = parseNumber(spelled(expected))
    return (text) => {
      const actual = readActual(text)
      return wanted === null || actual === null ? null : holds(actual - wanted)
    }
  })
}

const readActual = rememberLast(parseNumber)

/** A decimal number as policies write it; null for any other text, hexadecimal and the empty one included. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim()
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed) ? Number(trimmed) : null
}

import { spelled } from '../text/template.ts'
import type { Comparer } from './comparison.ts'

/** `Numeric…`: integers and decimals. `holds` is asked with the sign of actual − expected (R4.6). */
export function compareNumber(holds: (sign: number) => boolean): Comparer {
  return (expected) => {
    const wanted = parseNumber(spelled(expected))
    return (text) => {
      const actual = parseNumber(text)
      return wanted === null || actual === null ? null : holds(actual - wanted)
    }
  }
}

/** A decimal number as policies write it; null for any other text, hexadecimal and the empty one included. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim()
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed) ? Number(trimmed) : null
}

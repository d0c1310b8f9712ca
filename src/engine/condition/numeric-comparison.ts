import { rememberLast } from '../text/remember-last.ts'
import { spelled } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

/**
 * `Numeric…`: integers and decimals, by their digits where two round to one double. `holds` is asked with the sign of
 * actual − expected.
 *
 * Rule R4.6 [OPEN]: of exponents and of blanks around a number AWS says nothing; both are read.
 */
export function compareNumber(holds: (sign: number) => boolean): Comparer {
  return spellingOut((expected) => {
    const wantedText = spelled(expected)
    const wanted = parseNumber(wantedText)
    return (text) => {
      const actual = readActual(text)
      if (wanted === null || actual === null) return null
      // rounding keeps the order of numbers, so that doubles are in doubt only where they are equal
      return holds(
        actual === wanted && text !== wantedText ? signByDigits(text, wantedText) : actual - wanted,
      )
    }
  })
}

/** The sign of the exact difference of two numbers that `parseNumber` reads. */
function signByDigits(one: string, other: string): number {
  const [first, second] = [digitsOf(one), digitsOf(other)]
  const scale = Math.min(first.exponent, second.exponent)
  const difference = scaledTo(first, scale) - scaledTo(second, scale)
  return difference === 0n ? 0 : difference > 0n ? 1 : -1
}

type Digits = { readonly digits: bigint; readonly exponent: number }

/** The number as `digits` times ten to the power of `exponent`. */
function digitsOf(text: string): Digits {
  const [mantissa = '', exponent = '0'] = text.trim().toLowerCase().split('e')
  const [whole = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.')
  const digits = BigInt(whole + fraction)
  return { digits: mantissa.startsWith('-') ? -digits : digits, exponent: Number(exponent) - fraction.length }
}

function scaledTo({ digits, exponent }: Digits, scale: number): bigint {
  return digits * 10n ** BigInt(exponent - scale)
}

const readActual = rememberLast(parseNumber)

/** A decimal number as policies write it; null for any other text, hexadecimal and the empty one included. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim()
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(trimmed) ? Number(trimmed) : null
}

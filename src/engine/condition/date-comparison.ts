import { rememberLast } from '../text/remember-last.ts'
import { spelled } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

const form =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?)?)?)?$/

/** `Date…`: both sides become instants first. `holds` is asked with the sign of actual − expected (R4.7). */
export function compareDate(holds: (sign: number) => boolean): Comparer {
  return spellingOut((expected) => {
    const wanted = parseDate(spelled(expected))
    return (text) => {
      const actual = readActual(text)
      return wanted === null || actual === null ? null : holds(actual - wanted)
    }
  })
}

const readActual = rememberLast(parseDate)

/**
 * Milliseconds since 1970 of a date as policies write it: W3C ISO 8601 from `2026` to
 * `2026-01-01T00:00:00.5+02:00`, or UNIX seconds. Null for any other text. Without an offset it is UTC.
 *
 * Rule R4.7. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
export function parseDate(text: string): number | null {
  const trimmed = text.trim()
  const match = form.exec(trimmed)
  if (match === null) return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) * 1000 : null

  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    fraction = '0',
    zone = 'Z',
  ] = match
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  if (h > 23 || m > 59 || s > 59) return null
  const midnight = new Date(0)
  midnight.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  // a day that the month doesn't have rolls over: not a date
  if (midnight.getUTCMonth() !== Number(month) - 1 || midnight.getUTCDate() !== Number(day)) return null
  const offset = offsetMinutes(zone)
  return offset === null
    ? null
    : midnight.getTime() + ((h * 60 + m - offset) * 60 + s + Number(fraction)) * 1000
}

function offsetMinutes(zone: string): number | null {
  if (zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(-2))
  if (hours > 23 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

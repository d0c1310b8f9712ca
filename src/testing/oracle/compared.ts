import { Buffer } from 'node:buffer'

import { plainText, spellsAll, splitAtColons, withWildcards, type Mark } from './marks.ts'

/** What a positive operator says of one value of the request and one of the policy; null where either is nonsense. */
export type Compared = boolean | null

/** Rules R4.5 to R4.11, for the operators' positive names. */
export function compared(operator: string, actual: string, wanted: readonly Mark[]): Compared {
  const text = plainText(wanted)
  const [, family = '', shape = ''] = /^(Numeric|Date)(.*)$/.exec(operator) ?? []
  if (family === 'Numeric') return ordered(shape, asNumber(actual), asNumber(text))
  if (family === 'Date') return ordered(shape, asInstant(actual), asInstant(text))
  switch (operator) {
    case 'StringEquals':
      return actual === text
    case 'StringEqualsIgnoreCase':
      return actual.toLowerCase() === text.toLowerCase()
    case 'StringLike':
      return spellsAll(wanted, actual)
    case 'Bool':
      return (actual.toLowerCase() === 'true') === (text.toLowerCase() === 'true')
    case 'BinaryEquals':
      return same(asBytes(actual), asBytes(text))
    case 'IpAddress':
      return isWithin(actual, text)
    case 'ArnEquals':
    case 'ArnLike':
      return arnLike(actual, wanted)
    default:
      throw new Error(`no operator: ${operator}`)
  }
}

function ordered(shape: string, actual: number | null, wanted: number | null): Compared {
  if (actual === null || wanted === null) return null
  const shapes: Readonly<Record<string, boolean>> = {
    Equals: actual === wanted,
    LessThan: actual < wanted,
    LessThanEquals: actual <= wanted,
    GreaterThan: actual > wanted,
    GreaterThanEquals: actual >= wanted,
  }
  return shapes[shape] ?? null
}

function asNumber(text: string): number | null {
  const isNumber = text.trim() !== '' && !/[xob]|infinity/i.test(text)
  return isNumber && !Number.isNaN(Number(text)) ? Number(text) : null
}

/** Milliseconds: a year, a date, a date with time, or seconds since 1970. */
function asInstant(text: string): number | null {
  if (/^\d{4}(-|$)/.test(text)) {
    const instant = Date.parse(text)
    const hasDay = new Date(Date.parse(`${text.slice(0, 10)}Z`)).toISOString().startsWith(text.slice(0, 10))
    return Number.isNaN(instant) || !hasDay ? null : instant
  }
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : null
}

function asBytes(text: string): Buffer | null {
  const digits = text.replace(/=+$/, '')
  return /^[A-Za-z0-9+/]*$/.test(digits) && digits.length % 4 !== 1 ? Buffer.from(digits, 'base64') : null
}

function same(one: Buffer | null, other: Buffer | null): Compared {
  return one === null || other === null ? null : one.equals(other)
}

function isWithin(address: string, block: string): Compared {
  const [host = '', length] = block.split('/')
  const [actual, wanted] = [asBits(address), asBits(host)]
  if (actual === null || wanted === null) return null
  const prefix = length === undefined ? wanted.length : Number(length)
  if (!(prefix <= wanted.length)) return null
  return actual.length === wanted.length && actual.startsWith(wanted.slice(0, prefix))
}

/** An address as its bits, written in ones and noughts. The platform's own reading of URLs knows every spelling. */
function asBits(text: string): string | null {
  if (!text.includes(':')) {
    const octets = text.split('.')
    const isAddress =
      octets.length === 4 && octets.every((octet) => /^\d+$/.test(octet) && Number(octet) < 256)
    return isAddress ? octets.map((octet) => bits(Number(octet), 8)).join('') : null
  }
  if (!URL.canParse(`http://[${text}]/`)) return null
  const [head = '', tail] = new URL(`http://[${text}]/`).hostname.slice(1, -1).split('::')
  const [before, after] = [head, tail ?? ''].map((half) => half.split(':').filter((group) => group !== ''))
  const missing = 8 - (before?.length ?? 0) - (after?.length ?? 0)
  const groups = [...(before ?? []), ...Array.from({ length: missing }, () => '0'), ...(after ?? [])]
  return groups.map((group) => bits(Number.parseInt(group, 16), 16)).join('')
}

function bits(value: number, width: number): string {
  return value.toString(2).padStart(width, '0')
}

function arnLike(actual: string, wanted: readonly Mark[]): Compared {
  const parts = splitAtColons(wanted, 6)
  const actualParts = splitAtColons(withWildcards(actual), 6).map(plainText)
  if (parts.length < 6 || actualParts.length < 6 || actualParts[0] !== 'arn') return null
  return parts.every((part, at) => spellsAll(part, actualParts[at] ?? ''))
}

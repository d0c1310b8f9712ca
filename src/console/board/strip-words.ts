import { blockOf } from '#graph/board/address-classes.ts'
import type { StripState } from '#graph/board/strip-row.ts'
import type { ValueClass } from '#graph/board/value-class.ts'

import type { Mark } from './verdict-mark.tsx'

/** Values of a key in words: "true", "before 2026-06-01T00:00:00Z", "203.0.113.0/24", "anything else". */
export function classWords(of: ValueClass): string {
  switch (of.kind) {
    case 'absent':
      return 'absent'
    case 'text':
      return of.text === '' ? 'empty' : of.text
    case 'other':
      return 'anything else'
    case 'like':
      return `like ${of.pattern}`
    case 'unlike':
      return `not like ${of.pattern}`
    case 'addresses':
      return addressWords(of)
    case 'range':
      return rangeWords(of)
  }
}

function addressWords({ first, last }: Extract<ValueClass, { readonly kind: 'addresses' }>): string {
  if (first === last) return first
  if (first === '0.0.0.0' && last === '255.255.255.255') return 'any IPv4 address'
  if (first === '0:0:0:0:0:0:0:0' && last === 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff')
    return 'any IPv6 address'
  return blockOf({ first, last }) ?? `${first} – ${last}`
}

type Range = Extract<ValueClass, { readonly kind: 'range' }>

function rangeWords({ of, low, high, includes }: Range): string {
  const isDate = of === 'date'
  const above = isDate ? (includes[0] ? 'from' : 'after') : includes[0] ? 'at least' : 'more than'
  const below = isDate ? (includes[1] ? 'until' : 'before') : includes[1] ? 'at most' : 'less than'
  if (low === null) return high === null ? 'anything' : `${below} ${high}`
  if (high === null) return `${above} ${low}`
  return low === high
    ? isDate
      ? `at ${low}`
      : low
    : `${above} ${low} ${isDate ? '' : 'and '}${below} ${high}`
}

/** How a segment is marked. */
export function stateMark(state: StripState): Mark {
  switch (state) {
    case 'allowed':
    case 'unknown':
      return state
    case 'denied':
      return 'implicitDeny'
    case 'conditional':
      return 'depends'
  }
}

const words: Readonly<Record<StripState, string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  conditional: 'Depends',
  unknown: 'Unknown',
}

export function stateWord(state: StripState): string {
  return words[state]
}

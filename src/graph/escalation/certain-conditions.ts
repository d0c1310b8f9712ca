import { parseDate } from '#engine/condition/date-comparison.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'

import { denied, type Permission, permissionOf } from './permission.ts'

/** Keys that every call has, in lower case (R6.1). */
const ofEachCall: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:securetransport',
])

/** Calls that always name the policy that they are about (R6.14). */
const namesPolicy = /^iam:(attach|detach)(user|group|role)policy$/i

/** No call is made before this any more. */
const past = Date.UTC(2025, 0, 1)

/** What is so of a condition whatever open keys turn out to be, in every call of an action. */
type Told = 'met' | 'never' | 'open'

/**
 * What a possibility that hangs on conditions comes to once those are told that every call of `action` meets, or that none
 * does: an absent key that each has, a time that is over. Where not all ways in are known, it stays as it is.
 *
 * Rules R4.7, R6.1, R6.14.
 */
export function withoutCertain(
  possibility: Extract<Possibility, { readonly kind: 'conditional' }>,
  action: string,
): Permission {
  const { conditions, ways, isExact } = possibility
  const isCertain = (one: OpenCondition) => toldOf(one, action) !== 'open'
  if (!isExact || !ways.flat().some(isCertain)) return permissionOf('conditional', conditions)
  const left = ways
    .filter((way) => !way.some((one) => toldOf(one, action) === 'never'))
    .map((way) => way.filter((one) => !isCertain(one)))
  const [first] = left
  if (first === undefined) return denied
  if (left.some(({ length }) => length === 0)) return permissionOf('allowed', [])
  return permissionOf('conditional', conditions.some(isCertain) ? first : conditions)
}

function toldOf({ operator, key, values, must }: OpenCondition, action: string): Told {
  const folded = key.toLowerCase()
  const holds = isPresent(folded, action) ? holdsAlways(operator.toLowerCase(), folded, values) : null
  if (holds === null) return 'open'
  return holds === (must === 'hold') ? 'met' : 'never'
}

function isPresent(folded: string, action: string): boolean {
  return ofEachCall.has(folded) || (folded === 'iam:policyarn' && namesPolicy.test(action))
}

function isOver(date: number | null): boolean {
  return date !== null && date < past
}

/** Does it hold, or fail, of every value that a key may have which is there? Null: that hangs on the value. */
function holdsAlways(operator: string, folded: string, values: readonly string[]): boolean | null {
  if (operator === 'null') {
    const [value, ...more] = values.map((one) => one.toLowerCase())
    if (more.length > 0 || (value !== 'true' && value !== 'false')) return null
    return value === 'false'
  }
  if (folded !== 'aws:currenttime' && folded !== 'aws:epochtime') return null
  const dates = values.map(parseDate)
  switch (operator.replace(/ifexists$/, '')) {
    // one of the values is enough
    case 'datelessthan':
    case 'datelessthanequals':
    case 'dateequals':
      return dates.every(isOver) ? false : null
    case 'dategreaterthan':
    case 'dategreaterthanequals':
      return dates.some(isOver) ? true : null
    case 'datenotequals':
      return dates.every(isOver) ? true : null
    default:
      return null
  }
}

/** The region that calls to IAM are made in, by partition: it has one endpoint in each (R6.1). */
export function regionOfCall(action: string, arn: string): string | null {
  if (!/^iam:/i.test(action)) return null
  return regions.get(arn.split(':')[1] ?? '') ?? null
}

const regions: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])

import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import type { Way } from '../fewest-ways.ts'

/** What the engine says of one request, with what an attacker chooses in it left open. */
export type Permission = {
  readonly state: 'allowed' | 'conditional' | 'denied' | 'unknown'
  readonly conditions: readonly OpenCondition[]
  /** Other ways in, as of a line: absent where `conditions` is the only one, empty where there may be some that aren't told. */
  readonly others?: readonly Way[]
}

export const denied: Permission = { state: 'denied', conditions: [] }
export const allowed: Permission = { state: 'allowed', conditions: [] }
export const unknown: Permission = { state: 'unknown', conditions: [] }

const known = new Map<string, Permission>()
const most = 10_000

/** The permission of that state, those conditions and other ways in: the same object each time, so that alike can be told at once. */
export function permissionOf(
  state: Permission['state'],
  conditions: readonly OpenCondition[],
  others?: readonly Way[],
): Permission {
  if (state === 'denied') return denied
  if (conditions.length === 0 && state !== 'conditional') return state === 'allowed' ? allowed : unknown
  const key = `${state} ${JSON.stringify(others === undefined ? conditions : [conditions, others])}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= most) known.clear()
  const made = { state, conditions, ...(others === undefined ? {} : { others }) }
  known.set(key, made)
  return made
}

const numbers = new WeakMap<object, number>()
let count = 0

/** A number that stands for this very object. */
export function numberOf(object: object): number {
  const found = numbers.get(object)
  if (found !== undefined) return found
  count += 1
  numbers.set(object, count)
  return count
}

import type { OpenCondition } from '#engine/evaluate/possibility.ts'

/** What the engine says of one request, with what an attacker chooses in it left open. */
export type Permission = {
  readonly state: 'allowed' | 'conditional' | 'denied' | 'unknown'
  readonly conditions: readonly OpenCondition[]
}

export const denied: Permission = { state: 'denied', conditions: [] }
export const allowed: Permission = { state: 'allowed', conditions: [] }
export const unknown: Permission = { state: 'unknown', conditions: [] }

const known = new Map<string, Permission>()
const most = 10_000

/** The permission of that state and those conditions: the same object each time, so that alike can be told at once. */
export function permissionOf(state: Permission['state'], conditions: readonly OpenCondition[]): Permission {
  if (state === 'denied') return denied
  if (conditions.length === 0 && state !== 'conditional') return state === 'allowed' ? allowed : unknown
  const key = `${state} ${JSON.stringify(conditions)}`
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= most) known.clear()
  const made = { state, conditions }
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

import type { Entity } from '#model/entities/entity.ts'

/**
 * Do two entities say the same? Objects are compared without regard to the order of their fields, lists with it.
 * Linear; both nest no deeper than a policy document does.
 */
export function sameEntity(a: Entity, b: Entity): boolean {
  return sameValue(a, b)
}

/** The same of any parts of entities, and of JSON. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)))
  )
}

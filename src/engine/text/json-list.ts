import { isJsonObject } from './json-object.ts'
import type { JsonValue } from './json.ts'

/** Is this a JSON list? `Array.isArray` alone forgets that ours are read-only. */
export function isJsonList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

/** What IAM takes alone or as a list, as a list. Null stands for nothing. */
export function jsonListOf(value: JsonValue): readonly JsonValue[] {
  if (isJsonList(value)) return value
  return value === null ? [] : [value]
}

/** The member `name` of a JSON object; null where `value` is none or has no such member of its own. */
export function jsonMember(value: JsonValue, name: string): JsonValue {
  return isJsonObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

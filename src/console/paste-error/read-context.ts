import type { ContextValue, RequestContext } from '#engine/request/request.ts'
import { isJsonList } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'

/** Request context from JSON: names with text, numbers, booleans or lists of these; null for anything else. */
export function readContext(text: string): RequestContext | null {
  const value = parsed(text)
  if (!isJsonObject(value)) return null
  const entries = Object.entries(value)
  return entries.every((entry): entry is [string, ContextValue | readonly ContextValue[]] =>
    isValue(entry[1]),
  )
    ? Object.fromEntries(entries)
    : null
}

function parsed(text: string): JsonValue {
  try {
    const value: JsonValue = JSON.parse(text) // JSON.parse answers nothing else
    return value
  } catch {
    return null
  }
}

function isValue(value: JsonValue): value is ContextValue | readonly ContextValue[] {
  return isJsonList(value) ? value.every(isScalar) : isScalar(value)
}

function isScalar(value: JsonValue): value is ContextValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

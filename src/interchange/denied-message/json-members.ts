import { jsonMember } from '#engine/text/json-list.ts'
import type { JsonValue } from '#engine/text/json.ts'

/** The member at the end of a path of names; null where any of them is missing. */
export function memberAt(value: JsonValue, ...path: readonly string[]): JsonValue {
  return path.reduce<JsonValue>((inner, name) => jsonMember(inner, name), value)
}

/** The same where it is text that isn't empty, else null. */
export function memberText(value: JsonValue, ...path: readonly string[]): string | null {
  const found = memberAt(value, ...path)
  return typeof found === 'string' && found !== '' ? found : null
}

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { Tags } from '#model/entities/names.ts'

import { isObject } from '../authorization-details/entry.ts'

/** The field of a JSON object; undefined where there is none. */
export function field(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** The field where it is text that isn't empty, else null. */
export function text(value: JsonValue | undefined, name: string): string | null {
  const found = field(value, name)
  return typeof found === 'string' && found !== '' ? found : null
}

/** The objects of the list in a field. */
export function objects(value: JsonValue | undefined, name: string): JsonObject[] {
  const found = field(value, name)
  return Array.isArray(found) ? found.filter((one: JsonValue): one is JsonObject => isObject(one)) : []
}

/** The texts of the list in a field. */
export function texts(value: JsonValue | undefined, name: string): string[] {
  const found = field(value, name)
  return Array.isArray(found) ? found.filter((one: JsonValue): one is string => typeof one === 'string') : []
}

/** Tags as lists of keys and values. */
export function tagsOf(value: JsonValue | undefined): Tags {
  return Object.fromEntries(
    objects(value, 'Tags').flatMap((tag): [string, string][] => {
      const key = text(tag, 'Key') ?? text(tag, 'TagKey')
      return key === null ? [] : [[key, text(tag, 'Value') ?? text(tag, 'TagValue') ?? '']]
    }),
  )
}

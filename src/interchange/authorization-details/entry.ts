import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import type { Findings } from './findings.ts'

/** One JSON object of the file, and where it stands. */
export type Entry = { readonly fields: JsonObject; readonly pointer: string; readonly findings: Findings }

/**
 * Take `value` as an object with the fields `known`; others are listed as `unknown-field`. Null where it is
 * no object, listed as `unreadable-entry`.
 */
export function readEntry(
  value: JsonValue,
  pointer: string,
  known: ReadonlySet<string>,
  findings: Findings,
): Entry | null {
  if (!isObject(value)) {
    findings.add('unreadable-entry', pointer, JSON.stringify(value).slice(0, 100))
    return null
  }
  for (const key of Object.keys(value)) {
    if (!known.has(key)) findings.add('unknown-field', pointerTo(pointer, key), key)
  }
  return { fields: value, pointer, findings }
}

/** The field as it stands, undefined where it is absent. What `Object.prototype` holds is never a field. */
export function fieldOf(entry: Entry, name: string): JsonValue | undefined {
  return Object.hasOwn(entry.fields, name) ? entry.fields[name] : undefined
}

/** The field where it is text that isn't empty, else null. */
export function textOf(entry: Entry, name: string): string | null {
  const value = fieldOf(entry, name)
  return typeof value === 'string' && value !== '' ? value : null
}

/** One item of a list, and where it stands. */
export type Item = { readonly value: JsonValue; readonly pointer: string }

/** The items of a list, one at a time. Exports leave empty lists out; what is no list is listed as `wrong-shape`. */
export function* itemsOf(entry: Entry, name: string): Generator<Item, void> {
  const list = fieldOf(entry, name)
  if (list === undefined || list === null) return
  const pointer = pointerTo(entry.pointer, name)
  if (!Array.isArray(list)) {
    entry.findings.add('wrong-shape', pointer, name)
    return
  }
  for (let i = 0; i < list.length; i += 1) {
    const value: JsonValue = list[i]
    yield { value, pointer: pointerTo(pointer, i) }
  }
}

/** Is it a JSON object: neither null nor a list? */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import * as v from 'valibot'

import type { ContextValue } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { shownControls } from '#engine/text/shown-controls.ts'

import { accountId, arn } from '../entities/names.ts'

/** What stands for a creation date that a file doesn't give. */
export const unknownDate = '2026-01-01T00:00:00Z'

export const text = v.string()
/** A name that nothing refers to. */
export const label = v.pipe(text, v.transform(shownControls))
export const arnText = v.pipe(v.string(), v.regex(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:[\s\S]+$/), v.transform(arn))
export const nullableArn = v.optional(v.nullable(arnText), null)
export const date = v.optional(text, unknownDate)
export const path = v.optional(v.pipe(text, v.regex(/^\/(?:[\s\S]*\/)?$/)), '/')
export const tags = v.optional(v.custom<Readonly<Record<string, string>>>(isTagMap, 'object of strings'), {})
export const context = v.optional(
  v.custom<Readonly<Record<string, ContextValue | readonly ContextValue[]>>>(
    isContext,
    'object of context values',
  ),
  {},
)
export const json = v.pipe(v.unknown(), v.transform(asJson))
export const list = v.optional(v.array(v.unknown()), [])

export const optionalText = v.optional(v.nullable(text), null)
export const texts = v.optional(v.array(text), [])
export const accountIdText = v.pipe(text, v.regex(/^\d{12}$/), v.transform(accountId))

// valibot's own `record` leaves out the key `__proto__` without a word, and IAM takes it as a tag key.
function isTagMap(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every((tag) => typeof tag === 'string')
}

function isContext(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    Object.values(value).every((entry) =>
      Array.isArray(entry) ? entry.every(isContextValue) : isContextValue(entry),
    )
  )
}

function isContextValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** What of an entry nobody has read: left out where all is known. */
export function unreadSchema<const Part extends string>(parts: readonly Part[]) {
  return v.exactOptional(v.pipe(v.array(v.picklist(parts)), v.minLength(1)))
}

/** Is it a JSON object, neither a list nor null? */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of the file as the JSON that it was parsed from. */
export function asJson(value: unknown): JsonValue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file was parsed as JSON: nothing else can stand in it
  return value as JsonValue
}

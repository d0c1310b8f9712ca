import type * as v from 'valibot'

import { pointerTo } from '#engine/text/json-pointer.ts'

import { isPlainObject } from './field-schema.ts'

type Definition = v.GenericSchema

/** Names of the fields of the object that stands at `path` of what `definition` describes; none where none is known. */
export function knownFieldsAt(definition: Definition, path: readonly (string | number)[]): readonly string[] {
  const bare = withoutWrapping(definition)
  const [key, ...rest] = path
  if (key === undefined) return Object.keys(fieldsOf(bare) ?? {})
  const inside = typeof key === 'number' ? itemOf(bare) : fieldsOf(bare)?.[key]
  return isDefinition(inside) ? knownFieldsAt(inside, rest) : []
}

/**
 * Pointers to the lists in `value` that stand where an object belongs. To valibot a list is an object as well, of which
 * nothing is said.
 */
export function listsForObjects(definition: Definition, value: unknown, pointer: string): readonly string[] {
  const bare = withoutWrapping(definition)
  const fields = fieldsOf(bare)
  if (fields !== null && Array.isArray(value)) return [pointer]
  const item = itemOf(bare)
  const inside = (field: unknown, key: string | number, one: unknown): readonly string[] =>
    isDefinition(field) ? listsForObjects(field, one, pointerTo(pointer, key)) : []
  if (Array.isArray(value)) return value.flatMap((one: unknown, i) => inside(item, i, one))
  if (fields === null || !isPlainObject(value)) return []
  return Object.entries(value).flatMap(([key, one]) =>
    Object.hasOwn(fields, key) ? inside(fields[key], key, one) : [],
  )
}

function withoutWrapping(definition: Definition): Definition {
  return 'wrapped' in definition && isDefinition(definition.wrapped)
    ? withoutWrapping(definition.wrapped)
    : definition
}

function fieldsOf(definition: Definition): Readonly<Record<string, unknown>> | null {
  return 'entries' in definition && isPlainObject(definition.entries) ? definition.entries : null
}

function itemOf(definition: Definition): unknown {
  return 'item' in definition ? definition.item : null
}

function isDefinition(value: unknown): value is Definition {
  return isPlainObject(value) && value['kind'] === 'schema'
}

import * as v from 'valibot'

import { ok, refused, type Result } from '#engine/result.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonObject } from '#engine/text/json.ts'

import { asJson, isPlainObject } from './field-schema.ts'
import type { FileProblem } from './file-problem.ts'
import { knownFieldsAt, listsForObjects } from './known-shape.ts'

type ObjectSchema = v.ObjectSchema<v.ObjectEntries, undefined>

export type Entry<Value> = {
  readonly value: Value
  /** The `x-…` fields, which belong to whoever wrote them. */
  readonly extension: JsonObject
}

/**
 * Read one object of the file: its own fields by `schema`, its `x-…` fields aside. Refuses with all problems of
 * the object, unknown fields first.
 */
export function readEntry<Schema extends ObjectSchema>(
  schema: Schema,
  entry: unknown,
  pointer: string,
): Result<Entry<v.InferOutput<Schema>>, readonly FileProblem[]> {
  if (!isPlainObject(entry)) {
    return refused([{ kind: 'wrong-shape', pointer, expected: 'object', found: shown(entry) }])
  }
  const free = Object.keys(entry).filter((key) => key.startsWith('x-'))
  const unknown = Object.keys(entry).filter(
    (key) => !key.startsWith('x-') && !Object.hasOwn(schema.entries, key),
  )
  const parsed = v.safeParse(schema, entry)
  const known = [...Object.keys(schema.entries), 'x-…']
  const lists = listsForObjects(schema, entry, pointer)
  const found = parsed.success ? [] : parsed.issues.map((issue) => problemOf(issue, pointer, schema))
  const problems = [
    ...unknown.map((key): FileProblem => ({
      kind: 'unknown-field',
      pointer: pointerTo(pointer, key),
      known,
    })),
    ...lists.map((at): FileProblem => ({
      kind: 'wrong-shape',
      pointer: at,
      expected: 'object',
      found: '[…]',
    })),
    ...found.filter((problem) => !lists.some((at) => problem.pointer.startsWith(`${at}/`))),
  ]
  if (!parsed.success || problems.length > 0) return refused(problems)
  const extension = Object.fromEntries(free.map((key) => [key, asJson(entry[key])]))
  return ok({ value: parsed.output, extension })
}

function problemOf(issue: v.BaseIssue<unknown>, base: string, schema: ObjectSchema): FileProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const pointer = path.reduce<string>((sofar, key) => pointerTo(sofar, key), base)
  if (issue.expected === 'never')
    return { kind: 'unknown-field', pointer, known: knownFieldsAt(schema, path.slice(0, -1)) }
  if (issue.input === undefined) return { kind: 'missing-field', pointer }
  return {
    kind: 'wrong-shape',
    pointer,
    expected: expectedBy(issue),
    found: shown(issue.input),
  }
}

const jsonNames: Readonly<Record<string, string>> = { Object: 'object', Array: 'list' }

function expectedBy({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'custom' || expected === null) return message
  return jsonNames[expected] ?? expected.replace(/^\((.*)\)$/, '$1')
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

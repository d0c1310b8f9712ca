import * as v from 'valibot'

import { ok, refused, type Result } from '#engine/result.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonObject } from '#engine/text/json.ts'

import { asJson, isPlainObject } from './field-schema.ts'
import type { FileProblem } from './file-problem.ts'

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
  const problems = [
    ...unknown.map((key): FileProblem => ({ kind: 'unknown-field', pointer: pointerTo(pointer, key) })),
    ...(parsed.success ? [] : parsed.issues.map((issue) => problemOf(issue, pointer))),
  ]
  if (!parsed.success || problems.length > 0) return refused(problems)
  const extension = Object.fromEntries(free.map((key) => [key, asJson(entry[key])]))
  return ok({ value: parsed.output, extension })
}

function problemOf(issue: v.BaseIssue<unknown>, base: string): FileProblem {
  const pointer = (issue.path ?? []).reduce((sofar, { key }) => pointerTo(sofar, String(key)), base)
  if (issue.expected === 'never') return { kind: 'unknown-field', pointer }
  if (issue.input === undefined) return { kind: 'missing-field', pointer }
  return {
    kind: 'wrong-shape',
    pointer,
    expected: issue.expected ?? issue.message,
    found: shown(issue.input),
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

import { refused, type Result } from '#engine/result.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

/** Why one line can't be answered. `pointer` is into the line, `""` for the line as a whole. */
export type LineProblem = {
  readonly kind: 'invalid-json' | 'line-too-long' | 'invalid-request' | 'invalid-policy' | 'internal'
  readonly message: string
  readonly pointer: string
}

/** The request itself is wrong at `pointer`; the message says what to write there. */
export function invalidRequest(pointer: string, message: string): Result<never, LineProblem> {
  return refused({ kind: 'invalid-request', message, pointer })
}

/** The problem of the first field that is none of `known`: one might be a misspelled limit. Null where all are. */
export function unknownField(
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  known: readonly string[],
): LineProblem | null {
  const key = Object.keys(value).find((field) => !known.includes(field))
  if (key === undefined) return null
  const message = `there is no such field: known are ${known.join(', ')}`
  return { kind: 'invalid-request', message, pointer: pointerTo(pointer, key) }
}

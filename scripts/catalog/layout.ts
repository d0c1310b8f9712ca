/**
 * JSON with a line break after every entry of the outer lists and objects, and none inside an entry: a new action is
 * one new line of a diff, and yet nothing is spent on indentation.
 */

/** A value on one line. */
export function text(value: unknown): string {
  return JSON.stringify(value)
}

/** A list with an entry a line. */
export function list(entries: readonly string[]): string {
  return entries.length === 0 ? '[]' : `[\n${entries.join(',\n')}\n]`
}

/** An object with a member a line. */
export function object(members: readonly (readonly [string, string])[]): string {
  if (members.length === 0) return '{}'
  return `{\n${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',\n')}\n}`
}

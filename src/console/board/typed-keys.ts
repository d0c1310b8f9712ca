import type { ContextValue, RequestContext } from '#engine/request/request.ts'
import type { Keys } from '#model/board.ts'
import type { Problem } from '#model/commands/problem.ts'

/** A key as it is typed. `value` is null where nobody knows it; several values stand beside one another, by commas. */
export type TypedKey = { readonly key: string; readonly value: string | null }

/** Keys of which a request carries a list. Rules R6.5, R6.9. */
const multivalued =
  /^(?:aws:(?:tagkeys|calledvia|principalorgpaths|resourceorgpaths|sourceorgpaths|principalservicenameslist)|sts:transitivetagkeys)$/i

/** Keys as a form opens with them. */
export function typedKeys({ context, unknown }: Keys): readonly TypedKey[] {
  const given = Object.entries(context).map(([key, value]) => ({ key, value: [value].flat().join(', ') }))
  return [...given, ...unknown.map((key) => ({ key, value: null }))]
}

/**
 * The keys that a form says; lines without a key or a value are left out. A value that nobody touched stays as it was, a list
 * or a number.
 */
export function keysOf(typed: readonly TypedKey[], before: RequestContext): Keys {
  const named = typed.map(({ key, value }) => ({ key: key.trim(), value })).filter(({ key }) => key !== '')
  const given = named.flatMap(({ key, value }): [string, RequestContext[string]][] =>
    value === null || value.trim() === '' ? [] : [[key, valueOf(key, value.trim(), before[key])]],
  )
  return {
    context: Object.fromEntries(given),
    unknown: named.flatMap(({ key, value }) => (value === null ? [key] : [])),
  }
}

function valueOf(key: string, text: string, before: RequestContext[string] | undefined) {
  if (before !== undefined && [before].flat().join(', ') === text) return before
  if (!multivalued.test(key)) return text
  return text.split(',').map((one): ContextValue => one.trim())
}

/** What is wrong with the key of a line, as the command that refused them says. */
export function isAbout(problem: Problem | null, key: string): boolean {
  return problem?.kind === 'invalid-input' && problem.field === `keys.${key.trim()}`
}

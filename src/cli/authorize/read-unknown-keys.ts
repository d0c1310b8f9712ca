import { ok, type Result } from '#engine/result.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import { invalidRequest, type LineProblem } from './line-problem.ts'

/** Does nobody know whether a request has this key, given in lower case? */
export type IsUnknown = (key: string) => boolean

/**
 * Read `unknown`, a list of context keys in any letter case: a name, or the beginning of names with a `*` after it
 * (`aws:RequestTag/*`). Null where the line has none.
 */
export function readUnknownKeys(value: unknown): Result<IsUnknown | null, LineProblem> {
  if (value === undefined) return ok(null)
  if (!Array.isArray(value)) return invalidRequest('/unknown', 'write a list of context keys')
  const names = new Set<string>()
  const beginnings: string[] = []
  for (const [index, entry] of value.entries()) {
    const folded = typeof entry === 'string' ? entry.toLowerCase() : ''
    if (!/^[^\s:*]+:[^*]*\*?$/.test(folded)) {
      return invalidRequest(pointerTo('/unknown', index), 'write a context key, or its beginning and a `*`')
    }
    if (folded.endsWith('*')) beginnings.push(folded.slice(0, -1))
    else names.add(folded)
  }
  return ok((key) => names.has(key) || beginnings.some((beginning) => key.startsWith(beginning)))
}

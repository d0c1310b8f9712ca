import type { JsonValue } from '#engine/text/json.ts'

import { isObject } from './authorization-details/entry.ts'
import { parseJson } from './authorization-details/parse-json.ts'

/** The file in which whoever redacts keeps what stands for what, and which ARNs keep a part that may tell a name. */
export function writeMadeUpNames(mapping: ReadonlyMap<string, string>, kept: readonly string[]): string {
  const entries = [
    ...[...mapping].map(([real, madeUp]) => ({ real, madeUp })),
    ...kept.map((stays) => ({ stays })),
  ]
  return `${JSON.stringify(entries, null, 2)}\n`
}

/** Made-up names by the real ones, of a file that `writeMadeUpNames` wrote; null for any other text. */
export function readMadeUpNames(text: string): ReadonlyMap<string, string> | null {
  // so that a large file of another kind isn't parsed for nothing
  if (!/^\uFEFF?\s*\[\s*\{\s*"(?:real|stays)"\s*:/.test(text)) return null
  const json = parseJson(text.replace(/^\uFEFF/, ''))
  if (!json.ok || !Array.isArray(json.value)) return null
  const entries = json.value.flatMap((entry: JsonValue): (readonly [string, string])[] => {
    if (!isObject(entry)) return []
    const { real, madeUp } = entry
    return typeof real === 'string' && typeof madeUp === 'string' ? [[real, madeUp]] : []
  })
  return new Map(entries)
}

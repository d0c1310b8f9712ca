import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

/** Far deeper than any export nests, far shallower than what overflows a stack when it is walked or cloned. */
const deepest = 200

const quote = 0x22
const backslash = 0x5c
const openers = new Set([0x5b, 0x7b])
const closers = new Set([0x5d, 0x7d])

/**
 * Parse JSON. Refuses what isn't JSON (`not-json`, with the text around the place where reading stopped, as far
 * as the browser tells) and what nests deeper than 200 (`too-deep`). Linear in the text.
 */
export function parseJson(
  text: string,
): Result<JsonValue, { readonly kind: 'not-json' | 'too-deep'; readonly around: string }> {
  if (depthOf(text) > deepest) return refused({ kind: 'too-deep', around: text.slice(0, 60) })
  try {
    const value: JsonValue = JSON.parse(text) // JSON.parse answers nothing else
    return ok(value)
  } catch (error) {
    return refused({ kind: 'not-json', around: around(text, error instanceof Error ? error.message : '') })
  }
}

/** How deep brackets nest outside of strings; any number for text that isn't JSON. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inString = false
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit === quote) inString = !inString
    else if (inString) i += unit === backslash ? 1 : 0
    else if (openers.has(unit)) most = Math.max(most, ++depth)
    else if (closers.has(unit)) depth -= 1
  }
  return most
}

/** Browsers tell the place in their message alone, and not all of them do. */
function around(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return text.slice(Math.max(0, Number(position) - 40), Number(position) + 20)
  return /end|untermin/i.test(message) ? text.slice(-60) : text.slice(0, 60)
}

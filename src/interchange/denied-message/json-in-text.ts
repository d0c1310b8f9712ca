import { isJsonList } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import { parseJson } from '../authorization-details/parse-json.ts'

/** As deep as events are wrapped: `Records[] › detail › @message`, with JSON inside of text. */
const deepest = 8

/**
 * Every JSON object of the text that `wanted` holds for: the text itself, what stands between other words, in lists,
 * and as text within JSON (CloudTrail's `lookup-events` hands events out so). An object that is taken isn't looked into.
 */
export function objectsIn(text: string, wanted: (object: JsonObject) => boolean): readonly JsonObject[] {
  const found: JsonObject[] = []
  for (const value of valuesIn(text)) collect(value, { wanted, found, depth: 0 })
  return found
}

type Collecting = {
  readonly wanted: (object: JsonObject) => boolean
  readonly found: JsonObject[]
  readonly depth: number
}

function collect(value: JsonValue, collecting: Collecting): void {
  const deeper = { ...collecting, depth: collecting.depth + 1 }
  if (deeper.depth > deepest) return
  if (typeof value === 'string') {
    if (/^\s*[{[]/.test(value)) for (const inner of valuesIn(value)) collect(inner, deeper)
  } else if (isJsonList(value)) {
    for (const item of value) collect(item, deeper)
  } else if (isJsonObject(value)) {
    if (collecting.wanted(value)) collecting.found.push(value)
    else for (const item of Object.values(value)) collect(item, deeper)
  }
}

/** The text as JSON; else the outermost objects that stand in it, one after another. */
function valuesIn(text: string): readonly JsonValue[] {
  const whole = parseJson(text)
  if (whole.ok) return [whole.value]
  const values: JsonValue[] = []
  let from = text.indexOf('{')
  while (from >= 0) {
    const end = endOfObject(text, from)
    if (end === null) break
    const read = parseJson(text.slice(from, end))
    if (read.ok) values.push(read.value)
    from = text.indexOf('{', end)
  }
  return values
}

/** Where the object ends that begins at `from`: past its closing bracket. Null where it never closes. */
function endOfObject(text: string, from: number): number | null {
  let depth = 0
  let inString = false
  for (let i = from; i < text.length; i += 1) {
    const unit = text[i]
    if (inString && unit === '\\') i += 1
    else if (unit === '"') inString = !inString
    else if (!inString && unit === '{') depth += 1
    else if (!inString && unit === '}' && --depth === 0) return i + 1
  }
  return null
}

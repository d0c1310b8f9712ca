import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { isObject } from './entry.ts'

/** What could be read of a text that stops being JSON, where it stops, and the text from there on. */
export type Salvaged = { readonly json: JsonValue; readonly pointer: string; readonly around: string }

/** How often it is tried with less of the text. */
const mostTries = 40

/**
 * The entries that stand whole in a text that was cut short or is broken further on: those of lists in the outermost
 * object, as exports have them, or in the objects of an outermost list, as pages have. What stands in part is left out
 * altogether: half a role would decide otherwise than the whole. Null where there is no whole entry.
 */
export function salvageJson(text: string): Salvaged | null {
  let limit = text.length
  for (let tries = 0; tries < mostTries; tries += 1) {
    const cut = lastCut(text, limit)
    if (cut === null) return null
    const whole = text.slice(0, cut.end) + cut.closing
    try {
      const json: JsonValue = JSON.parse(whole) // JSON.parse answers nothing else
      return { json, pointer: endOf(json, cut.closing), around: text.slice(cut.end, cut.end + 60) }
    } catch (error) {
      const broken = error instanceof Error ? positionIn(whole, error.message) : null
      limit = broken !== null && broken < cut.end ? broken : Math.floor(limit / 2)
    }
  }
  return null
}

type Cut = { readonly end: number; readonly closing: string }

/** What closes the lists that entries stand in, by the brackets that are open there. */
const closings = new Map([
  ['[', ']'],
  ['{[', ']}'],
  ['[{[', ']}]'],
])
const deepest = 3
const openings = { '}': '{', ']': '[' } as const

/** Where the last entry ends that is whole before `limit`. */
function lastCut(text: string, limit: number): Cut | null {
  const open: string[] = []
  let inString = false
  let cut: Cut | null = null
  for (let i = 0; i < limit; i += 1) {
    const sign = text.charAt(i)
    if (sign === '"') inString = !inString
    else if (inString) i += sign === '\\' ? 1 : 0
    else if (sign === '{' || sign === '[') open.push(sign)
    else if (sign === '}' || sign === ']') {
      if (open.pop() !== openings[sign]) return cut
      const closing = open.length > deepest ? undefined : closings.get(open.join(''))
      if (closing !== undefined) cut = { end: i + 1, closing }
    }
  }
  return cut
}

/** Where the entry would stand that came next. */
function endOf(json: JsonValue, closing: string): string {
  if (Array.isArray(json)) {
    const last = json.at(-1)
    if (closing === ']' || last === undefined) return pointerTo('', json.length)
    return pointerTo('', json.length - 1) + endOf(last, ']}')
  }
  if (!isObject(json)) return ''
  const [field, list] = Object.entries(json).at(-1) ?? []
  return field === undefined || !Array.isArray(list) ? '' : pointerTo(pointerTo('', field), list.length)
}

/** The place that a browser's error names, which only stands in its message. */
function positionIn(text: string, message: string): number | null {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  const place = /line (\d+) column (\d+)/.exec(message)
  if (place === null) return null
  let start = 0
  for (let line = 1; line < Number(place[1]); line += 1) start = text.indexOf('\n', start) + 1
  return start + Number(place[2]) - 1
}

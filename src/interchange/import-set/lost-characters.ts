import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { isObject } from '../authorization-details/entry.ts'
import type { Findings } from '../authorization-details/findings.ts'

/** What decoders put where bytes are none of their encoding. */
const replacement = '\uFFFD'

/**
 * List each text and each key of a file in which characters were lost: bytes that are no UTF-8, as a file in Latin-1
 * has them, in this file or in what it was made of. Linear, and next to nothing where `text` has none.
 */
export function listLostCharacters(json: JsonValue, text: string, findings: Findings): void {
  if (text.includes(replacement)) visit(json, '', findings)
}

function visit(value: JsonValue, pointer: string, findings: Findings): void {
  if (typeof value === 'string') {
    if (value.includes(replacement)) findings.add('lost-characters', pointer, value)
  } else if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) visit(one, pointerTo(pointer, i), findings)
  } else if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      const at = pointerTo(pointer, key)
      if (key.includes(replacement)) findings.add('lost-characters', at, key)
      visit(one, at, findings)
    }
  }
}

import type { JsonValue } from '#engine/text/json.ts'

/** A stored document as the editor shows it. A document that isn't an object was kept as the text it came as. */
export function storedText(document: JsonValue): string {
  if (document === null) return ''
  return typeof document === 'string' ? document : JSON.stringify(document, null, 2)
}

import type { JsonValue } from '#engine/text/json.ts'

import { parseJson } from './parse-json.ts'

/**
 * A policy document as exports hold it: an object, or text of JSON, or the percent-encoded text (RFC 3986)
 * that IAM's API answers and most SDKs hand on. Text that is neither stays as it is, for IAM's grammar to refuse.
 */
export function readPolicyText(value: JsonValue): JsonValue {
  if (typeof value !== 'string') return value
  const text = value.trimStart().startsWith('{') ? value : decoded(value)
  const document = parseJson(text)
  return document.ok ? document.value : value
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // malformed percent-encoding: not JSON either
  }
}

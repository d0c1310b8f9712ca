import { parsePolicyDocument } from '#engine/policy/parse.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { fieldOf, type Entry } from './entry.ts'
import { readPolicyText } from './policy-text.ts'

/**
 * Read the policy document in `field`, whose policy people know as `name`. One that IAM would refuse, or that is
 * missing (null), is listed and stays as it is: what it decides is then unknown, never guessed.
 */
export function readDocument(
  entry: Entry,
  field: string,
  grammar: 'identity' | 'trust',
  name: string,
): JsonValue {
  return checkDocument(fieldOf(entry, field) ?? null, entry, field, { grammar, name })
}

function checkDocument(
  value: JsonValue,
  entry: Entry,
  field: string,
  { grammar, name }: { readonly grammar: 'identity' | 'trust'; readonly name: string },
): JsonValue {
  const document = readPolicyText(value)
  const parsed = parsePolicyDocument(document, grammar)
  if (!parsed.ok) {
    const inside = typeof value === 'string' ? '' : (parsed.problem[0]?.pointer ?? '') // text has no members to point at
    entry.findings.add('invalid-policy', pointerTo(entry.pointer, field) + inside, name)
  }
  return document
}

import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { isObject } from './authorization-details/entry.ts'
import { readPolicyText } from './authorization-details/policy-text.ts'

/** A pasted policy, and what it can be, the likeliest first. None: AWS would refuse it as any of them. */
export type RecognisedPolicy = { readonly document: JsonValue; readonly grammars: readonly PolicyGrammar[] }

const grammars: readonly PolicyGrammar[] = ['trust', 'resource', 'identity', 'scp', 'rcp']

/**
 * Read a policy that somebody pasted: JSON, percent-encoded JSON as the API answers it, or an answer that holds it in
 * `PolicyDocument`, `Document`, `AssumeRolePolicyDocument`, `Policy` or `Content`. Null where there is no document.
 */
export function recognisePolicy(text: string): RecognisedPolicy | null {
  const document = innermost(readPolicyText(text.trim().replace(/^\uFEFF/, '')), 4)
  if (document === null) return null
  return { document, grammars: grammars.filter((grammar) => parsePolicyDocument(document, grammar).ok) }
}

const wrappers = [
  'PolicyDocument',
  'Document',
  'AssumeRolePolicyDocument',
  'PolicyVersion',
  'Policy',
  'Content',
]

function innermost(value: JsonValue, depth: number): JsonValue | null {
  const json = readPolicyText(value)
  if (!isObject(json) || depth === 0) return null
  if (Object.hasOwn(json, 'Statement')) return json
  for (const wrapper of wrappers) {
    const inside = Object.hasOwn(json, wrapper) ? json[wrapper] : undefined
    if (inside !== undefined) return innermost(inside, depth - 1)
  }
  return null
}

import { globalKeyType, isOfType, type KeyType } from '#engine/condition/key-types.ts'

import type { Keys } from '../board.ts'
import { first, invalid } from './check-input.ts'
import type { InputRule, Problem } from './problem.ts'

const rules: Readonly<Record<KeyType, InputRule>> = {
  String: 'characters',
  ARN: 'not-an-arn',
  Bool: 'not-true-or-false',
  Numeric: 'not-a-number',
  Date: 'not-a-date',
  IPAddress: 'not-an-address',
  Binary: 'not-base64',
}

/**
 * Are the keys of a request or a board well formed? A value must be of the type of its key, where that is a global one; no
 * key is given twice, nor both given and unknown; who asks is never unknown. The field of a refusal is `keys.KEY`.
 */
export function checkKeys({ context, unknown }: Keys): Problem | null {
  const seen = new Set<string>()
  const names = [...Object.keys(context), ...unknown]
  return first([
    ...names.map((key) => {
      const folded = key.toLowerCase()
      if (seen.has(folded)) return invalid(`keys.${key}`, key, 'duplicate-key', null)
      seen.add(folded)
      return isKeyName(key) ? null : invalid(`keys.${key}`, key, 'not-a-key', null)
    }),
    ...Object.entries(context).map(([key, value]) => {
      const type = globalKeyType(key)
      const wrong = type === null ? undefined : [value].flat().find((each) => !isOfType(type, each))
      return type === null || wrong === undefined
        ? null
        : invalid(`keys.${key}`, String(wrong), rules[type], null)
    }),
    ...unknown.map((key) =>
      saysWhoAsks(key) ? invalid(`keys.${key}`, key, 'follows-from-caller', null) : null,
    ),
  ])
}

/** What a value of this type breaks where it is of another. */
export function ruleOfType(type: KeyType): InputRule {
  return rules[type]
}

function isKeyName(key: string): boolean {
  return /^[^\s:]+:\S+$/.test(key) && !key.endsWith('/')
}

/** Who acts is known, and these follow from it. */
function saysWhoAsks(key: string): boolean {
  return /^aws:(?:principal(?!tag\/)\w+|userid|username)$/i.test(key)
}

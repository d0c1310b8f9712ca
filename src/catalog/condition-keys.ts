import { ok, type Result } from '#engine/result.ts'
import { globMatches } from '#engine/text/glob.ts'

import { isTextList, readEach, type ChunkProblem } from './chunk.ts'

/** The type that AWS documents a condition key's values to have. */
export type ConditionKeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress' | 'Binary'

/**
 * A condition key that requests may carry. `name` may hold placeholders, as AWS writes them:
 * `aws:PrincipalTag/${TagKey}`, `s3:ExistingObjectTag/<key>`.
 */
export type ConditionKey = {
  readonly name: string
  readonly type: ConditionKeyType
  /** A request may carry several values, so that `ForAllValues` or `ForAnyValue` is called for (R4.13). */
  readonly isMultivalued: boolean
}

/** Condition keys to be asked by name: in lower case where a name is literal, as patterns where it isn't. */
export type ConditionKeys = {
  readonly all: readonly ConditionKey[]
  readonly literal: ReadonlyMap<string, ConditionKey>
  readonly patterns: readonly { readonly glob: string; readonly key: ConditionKey }[]
}

const types: readonly ConditionKeyType[] = ['String', 'ARN', 'Bool', 'Numeric', 'Date', 'IPAddress', 'Binary']
const placeholder = /\$\{[^}]*\}|<[^>]*>/g

/**
 * The key that `text` is, in any letter case (R4.2), or null. A placeholder stands for one character or more; a key
 * written with its placeholder (`aws:PrincipalTag/${TagKey}`) is found too. Where several fit, the one with most
 * literal text is the answer.
 */
export function conditionKeyNamed(keys: ConditionKeys, text: string): ConditionKey | null {
  const folded = text.toLowerCase()
  const literal = keys.literal.get(folded)
  if (literal !== undefined) return literal
  return keys.patterns.find(({ glob }) => globMatches(glob, folded))?.key ?? null
}

/** Read a list of `[name, type]`; a type that begins with `ArrayOf` is of a multivalued key. */
export function readConditionKeys(value: unknown, pointer: string): Result<ConditionKeys, ChunkProblem> {
  const read = readEach(value, pointer, readConditionKey)
  return read.ok ? ok(indexKeys(read.value)) : read
}

function indexKeys(all: readonly ConditionKey[]): ConditionKeys {
  const literal = new Map<string, ConditionKey>()
  const patterns: { readonly glob: string; readonly key: ConditionKey }[] = []
  for (const key of all) {
    const folded = key.name.toLowerCase()
    const glob = folded.replaceAll(placeholder, '?*')
    if (glob === folded) literal.set(folded, key)
    else patterns.push({ glob, key })
  }
  patterns.sort((one, other) => other.glob.length - one.glob.length)
  return { all, literal, patterns }
}

function readConditionKey(value: unknown): ConditionKey | null {
  if (!isTextList(value)) return null
  const [name, written] = value
  if (name === undefined || written === undefined) return null
  const isMultivalued = written.startsWith('ArrayOf')
  const type = types.find((known) => known === (isMultivalued ? written.slice('ArrayOf'.length) : written))
  return type === undefined ? null : { name, type, isMultivalued }
}

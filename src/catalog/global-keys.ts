import { ok, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'

import { malformed, type ChunkProblem } from './chunk.ts'
import { readConditionKeys, type ConditionKeys } from './condition-keys.ts'

/** Condition keys that don't belong to the service of their prefix. */
export type GlobalKeys = {
  /** Keys of any service's requests: `aws:SourceIp`, and across services `lambda:SourceFunctionArn`. */
  readonly keys: ConditionKeys
  /** Keys of some service's requests under another prefix: `saml:aud` and `token.actions.githubusercontent.com:sub` of STS. */
  readonly underOtherPrefixes: ConditionKeys
}

/** Read `global-keys.json` of the catalog. */
export function readGlobalKeys(json: unknown): Result<GlobalKeys, ChunkProblem> {
  if (!isJsonObject(json)) return malformed('')
  const keys = readConditionKeys(json['keys'], '/keys')
  if (!keys.ok) return keys
  const underOtherPrefixes = readConditionKeys(json['underOtherPrefixes'], '/underOtherPrefixes')
  if (!underOtherPrefixes.ok) return underOtherPrefixes
  return ok({ keys: keys.value, underOtherPrefixes: underOtherPrefixes.value })
}

import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { isObject } from './entry.ts'

/** A principal that a trust policy names, and where. */
export type TrustedPrincipal = { readonly target: string; readonly pointer: string }

/** Every entry of `Principal.AWS` in a trust policy, as it is written, with its pointer in the document. */
export function trustedPrincipals(document: JsonValue): TrustedPrincipal[] {
  const statements = isObject(document) ? walk(document['Statement'], '/Statement') : []
  return statements
    .flatMap(([statement, at]) => {
      const principal = isObject(statement) ? statement['Principal'] : undefined
      return isObject(principal) ? walk(principal['AWS'], `${at}/Principal/AWS`) : []
    })
    .flatMap(([target, pointer]) => (typeof target === 'string' ? [{ target, pointer }] : []))
}

/** One value or a list of them: IAM takes both wherever it takes a list. */
function walk(value: JsonValue | undefined, pointer: string): (readonly [JsonValue, string])[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [[value, pointer]]
  return value.map((item: JsonValue, i) => [item, pointerTo(pointer, i)])
}

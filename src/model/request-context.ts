import type { RequestContext } from '#engine/request/request.ts'

import type { Tags } from './entities/names.ts'

/** Several contexts as one: of keys that differ in letter case alone the later counts, as keys ignore case (R4.2). */
export function mergedContext(...contexts: readonly RequestContext[]): RequestContext {
  const merged = new Map<string, readonly [key: string, value: RequestContext[string]]>()
  for (const context of contexts) {
    for (const [key, value] of Object.entries(context)) {
      if (value !== undefined) merged.set(key.toLowerCase(), [key, value])
    }
  }
  return Object.fromEntries(merged.values())
}

/** Tags as context keys: `aws:PrincipalTag/team` and the like. An entity without tags gives no keys. */
export function tagContext(prefix: string, tags: Tags): RequestContext {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [prefix + key, value]))
}

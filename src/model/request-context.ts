import { parseDate } from '#engine/condition/date-comparison.ts'
import type { RequestContext } from '#engine/request/request.ts'

import type { Instant, Tags } from './entities/names.ts'

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

/**
 * A context with the time of the call, which every request has, as `aws:CurrentTime` and `aws:EpochTime` (R6.1). What
 * the context says of the time wins; of the two keys the one that it lacks follows from the one that it has.
 *
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function withClock(context: RequestContext, now: Instant): RequestContext {
  const given = Object.entries(context).find(([key]) => /^aws:(?:currenttime|epochtime)$/i.test(key))?.[1]
  const at =
    given === undefined ? Date.parse(now) : typeof given === 'object' ? null : parseDate(String(given))
  if (at === null) return context
  const time = { 'aws:CurrentTime': instantText(at), 'aws:EpochTime': Math.floor(at / 1000) }
  return mergedContext(time, context)
}

/** To the second, as AWS tells times. */
function instantText(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z')
}

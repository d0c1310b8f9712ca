import type { Instant } from './entities/names.ts'
import type { Ask } from './gather.ts'
import { withClock } from './request-context.ts'

/** The request with the time of the call, unless the question says that nobody knows it. */
export function askAt<Asked extends Ask>(ask: Asked, now: Instant): Asked {
  const isOpen = (ask.unknown ?? []).some((key) => /^aws:(?:currenttime|epochtime)$/i.test(key))
  return isOpen ? ask : { ...ask, context: withClock(ask.context, now) }
}

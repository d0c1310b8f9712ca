import { isJsonObject } from '#engine/text/json-object.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import type { SessionState } from './session-store.ts'

/** Who acted when the page was left, from what `autosave` kept; null where that is nothing of ours. */
export function readStoredView(view: unknown): SessionState | null {
  if (!isJsonObject(view)) return null
  const { stack } = view
  if (stack === null) return { stack }
  return isStack(stack) ? { stack } : null
}

function isStack(value: unknown): value is SessionStack {
  return Array.isArray(value) && value.length > 0 && value.every(isSession)
}

/** By its kind and the fields that name who it is: what we wrote comes back as it was. */
function isSession(value: unknown): value is Session {
  if (!isJsonObject(value)) return false
  switch (value['kind']) {
    case 'user':
      return typeof value['user'] === 'string' && typeof value['mfa'] === 'boolean'
    case 'root':
      return typeof value['accountId'] === 'string' && typeof value['mfa'] === 'boolean'
    case 'role':
      return (
        typeof value['role'] === 'string' &&
        typeof value['sessionName'] === 'string' &&
        typeof value['expiresAt'] === 'string' &&
        isJsonObject(value['origin']) &&
        isJsonObject(value['context'])
      )
    default:
      return false
  }
}

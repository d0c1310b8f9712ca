import { isJsonObject } from '#engine/text/json-object.ts'
import { carriesNothing } from '#sessions/issue-role-session.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import type { SessionState } from './session-store.ts'

/** Who acted when the page was left, from what `autosave` kept; null where that is nothing of ours. */
export function readStoredView(view: unknown): SessionState | null {
  if (!isJsonObject(view)) return null
  const { stack } = view
  if (stack === null) return { stack }
  if (!Array.isArray(stack)) return null
  const sessions = stack.map(withWhatItCarries)
  return isStack(sessions) ? { stack: sessions } : null
}

/** How far the clock of the sessions was ahead when the page was left, in milliseconds; 0 where nothing of it was kept. */
export function readClockAhead(view: unknown): number {
  const aheadMs = isJsonObject(view) ? view['aheadMs'] : 0
  return typeof aheadMs === 'number' && Number.isFinite(aheadMs) && aheadMs > 0 ? aheadMs : 0
}

function isStack(value: readonly unknown[]): value is SessionStack {
  return value.length > 0 && value.every(isSession)
}

/** Role sessions that were kept before they could carry session policies and tags carry none. */
function withWhatItCarries(session: unknown): unknown {
  return isJsonObject(session) && session['kind'] === 'role' ? { ...carriesNothing, ...session } : session
}

type Fields = Readonly<Record<string, unknown>>

/** By its kind and the fields that name who it is: what we wrote comes back as it was. */
function isSession(value: unknown): value is Session {
  if (!isJsonObject(value)) return false
  switch (value['kind']) {
    case 'user':
      return areTexts(value, ['user']) && typeof value['mfa'] === 'boolean'
    case 'root':
      return areTexts(value, ['accountId']) && typeof value['mfa'] === 'boolean'
    case 'access-key':
      return areTexts(value, ['user'])
    case 'session-token':
      return areTexts(value, ['issuedAt', 'expiresAt']) && isHolder(value['holder'])
    case 'federated-user':
      return (
        areTexts(value, ['accountId', 'name', 'issuedAt', 'expiresAt']) &&
        isHolder(value['issuer']) &&
        Array.isArray(value['sessionPolicies']) &&
        isJsonObject(value['sessionTags'])
      )
    case 'role':
      return isRoleSession(value)
    case 'service':
      return areTexts(value, ['service'])
    case 'anonymous':
      return true
    case 'outside':
      return areTexts(value, ['principal'])
    default:
      return false
  }
}

function isRoleSession(value: Fields): boolean {
  return (
    areTexts(value, ['role', 'sessionName', 'issuedAt', 'expiresAt']) &&
    isJsonObject(value['origin']) &&
    isJsonObject(value['context']) &&
    isJsonObject(value['sessionTags']) &&
    Array.isArray(value['sessionPolicies']) &&
    Array.isArray(value['transitiveTagKeys'])
  )
}

function isHolder(value: unknown): boolean {
  if (!isJsonObject(value)) return false
  return value['kind'] === 'root' ? areTexts(value, ['accountId']) : areTexts(value, ['user'])
}

function areTexts(value: Fields, fields: readonly string[]): boolean {
  return fields.every((field) => typeof value[field] === 'string')
}

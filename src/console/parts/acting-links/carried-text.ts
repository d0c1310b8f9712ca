import { isJsonObject } from '#engine/text/json-object.ts'
import type { Tags } from '#model/entities/names.ts'
import { inheritedFrom } from '#sessions/session-tags.ts'
import type { RoleSession, Session } from '#sessions/session.ts'

/** What a role session passed for itself when it was asked for, as far as a link can hold it. */
export type Carried = {
  /** The document; null where none is passed. */
  readonly sessionPolicy: unknown
  readonly tags: Tags
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | null
  /** The usual hour where null. */
  readonly durationSeconds: number | null
}

export const nothingCarried: Carried = {
  sessionPolicy: null,
  tags: {},
  transitiveTagKeys: [],
  sourceIdentity: null,
  durationSeconds: null,
}

const usualSeconds = 3600

/**
 * What `session` passed for itself, apart from what the session below it handed on; null where no link can hold that:
 * managed session policies, of which only the text at issue is known, and the code of an MFA device.
 */
export function carriedBy(session: RoleSession, below: Session | undefined): Carried | null {
  const [policy, ...more] = session.sessionPolicies
  if (more.length > 0 || (policy !== undefined && policy.name !== 'inline session policy')) return null
  const isSignedIn = below !== undefined && 'mfa' in below && below.mfa
  if (session.context['aws:MultiFactorAuthPresent'] === true && !isSignedIn) return null

  const inherited = below === undefined ? {} : inheritedFrom(below)
  const isOwn = (key: string) => !Object.hasOwn(inherited, key)
  const handedOn = below?.kind === 'role' ? below.sourceIdentity : null
  const seconds = (Date.parse(session.expiresAt) - Date.parse(session.issuedAt)) / 1000
  return {
    sessionPolicy: policy === undefined ? null : policy.document,
    tags: Object.fromEntries(Object.entries(session.sessionTags).filter(([key]) => isOwn(key))),
    transitiveTagKeys: session.transitiveTagKeys.filter(isOwn),
    sourceIdentity: session.sourceIdentity === handedOn ? null : session.sourceIdentity,
    durationSeconds: seconds === usualSeconds ? null : seconds,
  }
}

/** As text of letters that addresses take as they are; empty where nothing is carried. */
export function carriedText(carried: Carried): string {
  const told = Object.entries(carried).filter(([, value]) => !isNothing(value))
  if (told.length === 0) return ''
  const bytes = new TextEncoder().encode(JSON.stringify(Object.fromEntries(told)))
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** What `carriedText` wrote; null where it is anything else. */
export function readCarried(text: string): Carried | null {
  if (text === '') return nothingCarried
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
    const told: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const carried = isJsonObject(told) ? { ...nothingCarried, ...told } : null
    return isCarried(carried) ? carried : null
  } catch {
    return null
  }
}

function isCarried(value: unknown): value is Carried {
  if (!isJsonObject(value)) return false
  const { tags, transitiveTagKeys, sourceIdentity, durationSeconds } = value
  return (
    isJsonObject(tags) &&
    Object.values(tags).every(isText) &&
    Array.isArray(transitiveTagKeys) &&
    transitiveTagKeys.every(isText) &&
    (sourceIdentity === null || isText(sourceIdentity)) &&
    (durationSeconds === null || typeof durationSeconds === 'number')
  )
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

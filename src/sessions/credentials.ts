import type { Arn, Instant } from '#model/entities/names.ts'

import type { Session } from './session.ts'

/** Temporary credentials as STS returns them. Made up: they open nothing. */
export type TemporaryCredentials = {
  readonly AccessKeyId: string
  readonly SecretAccessKey: string
  readonly SessionToken: string
  readonly Expiration: Instant
}

const upperAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * The credentials of a session, made of it and `seed` alone: the same each time, and others for another session. Null
 * for sessions without temporary credentials. Each says in its own text that it is pretended.
 *
 * Rule R3.12. Source: AWS STS API Reference, "Credentials".
 */
export function credentialsOf(session: Session, seed: string): TemporaryCredentials | null {
  if (!('expiresAt' in session)) return null
  const next = randomOf(`${seed} ${nameOf(session)} ${session.issuedAt}`)
  return {
    AccessKeyId: `ASIAEXAMPLE${textOf(next, upperAndDigits, 9)}`,
    SecretAccessKey: `PRETEND/${textOf(next, base64, 25)}EXAMPLE`,
    SessionToken: `PRETEND//////////${textOf(next, base64, 160)}EXAMPLE==`,
    Expiration: session.expiresAt,
  }
}

function nameOf(session: Extract<Session, { readonly expiresAt: Instant }>): Arn | string {
  switch (session.kind) {
    case 'role':
      return `${session.role} ${session.sessionName}`
    case 'session-token':
      return session.holder.kind === 'user' ? session.holder.user : session.holder.accountId
    case 'federated-user':
      return `${session.accountId} ${session.name}`
  }
}

function textOf(next: () => number, letters: string, length: number): string {
  return Array.from({ length }, () => letters[next() % letters.length] ?? '').join('')
}

/** A row of numbers that hangs on `seed` alone: xorshift over a hash of the text. */
function randomOf(seed: string): () => number {
  let state = 0x81_1c_9d_c5
  for (const character of seed)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0
  state = state === 0 ? 1 : state
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state >>> 8
  }
}

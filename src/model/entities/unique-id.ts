import type { Arn } from './names.ts'

/** AWS's prefixes of unique ids (R3.12). Source: IAM User Guide, "IAM identifiers". */
export const uniqueIdPrefixes = {
  user: 'AIDA',
  group: 'AGPA',
  role: 'AROA',
  policy: 'ANPA',
  'instance-profile': 'AIPA',
} as const

export type UniqueKind = keyof typeof uniqueIdPrefixes

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const modulus = 1n << 128n

/**
 * A unique id for an entity whose own one isn't known, always the same for the same ARN: the prefix and 17
 * characters, as AWS spells them. An entity that is made anew needs a fresh id instead: unique ids are never
 * used again (R3.10).
 */
export function derivedUniqueId(kind: UniqueKind, arn: Arn): string {
  let hash = 0x6c62272e07bb014262b821756295c58dn // FNV-1a, 128 bits
  for (let i = 0; i < arn.length; i++) {
    hash = ((hash ^ BigInt(arn.charCodeAt(i))) * 0x0000000001000000000000000000013bn) % modulus
  }
  let id: string = uniqueIdPrefixes[kind]
  for (let i = 0; i < 17; i++) {
    id += alphabet.charAt(Number(hash & 31n))
    hash >>= 5n
  }
  return id
}

/** Does `text` look like the unique id of a user or role, as it stands for a deleted one in a `Principal`? */
export function isPrincipalId(text: string): boolean {
  return /^(?:AIDA|AROA)[A-Z0-9]{12,}$/.test(text)
}

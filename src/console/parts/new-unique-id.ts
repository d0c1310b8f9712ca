import { uniqueIdPrefixes, type UniqueKind } from '#model/entities/unique-id.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** A unique id that was never used before, as AWS spells them: the kind's prefix and 17 letters or digits. */
export function newUniqueId(kind: UniqueKind): string {
  // The remainder favours some letters a little, which matters for secrets but not for ids.
  return uniqueIdPrefixes[kind] + random(letters, 17)
}

/** Now, as AWS spells creation dates. */
export function now(): string {
  return new Date().toISOString()
}

/** A made-up account id. It does not begin with 0, which people take for a mistake. */
export function newAccountId(): string {
  const digits = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte % 10)
  return [1 + ((digits[0] ?? 0) % 9), ...digits.slice(1)].join('')
}

const small = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Ids of a new organization and its root, as AWS spells them. */
export function newOrganizationIds(): { readonly organizationId: string; readonly rootId: string } {
  return { organizationId: `o-${random(small, 10)}`, rootId: `r-${random(small, 4)}` }
}

/** The id of a new OU, which carries that of its root. */
export function newUnitId(rootId: string): string {
  return `ou-${rootId.replace(/^r-/, '')}-${random(small, 8)}`
}

/** The id of a new SCP or RCP. */
export function newOrganizationPolicyId(): string {
  return `p-${random(small, 10)}`
}

/** The id of a new access key. */
export function newAccessKeyId(): string {
  return `AKIA${random('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`
}

/** Something that looks like a secret access key and opens nothing. */
export function pretendSecret(): string {
  return `EXAMPLE${random(`${letters}${small}/+`, 33)}`
}

function random(alphabet: string, length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

import { uniqueIdPrefixes, type UniqueKind } from '#model/entities/unique-id.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** A unique id that was never used before, as AWS spells them: the kind's prefix and 17 letters or digits. */
export function newUniqueId(kind: UniqueKind): string {
  // The remainder favours some letters a little, which matters for secrets but not for ids.
  const random = crypto.getRandomValues(new Uint8Array(17))
  return uniqueIdPrefixes[kind] + Array.from(random, (byte) => letters.charAt(byte % letters.length)).join('')
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

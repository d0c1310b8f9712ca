/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, as AWS spells it. */
export type Arn = string & { readonly __brand: 'Arn' }

/** Twelve digits. */
export type AccountId = string & { readonly __brand: 'AccountId' }

/** ISO 8601 instant, as AWS's own exports spell `CreateDate`. */
export type Instant = string

/** Tags of one entity. Key case is kept. On users and roles keys that differ in case alone can't coexist. */
export type Tags = Readonly<Record<string, string>>

/** Name an ARN that is known to be one: read from a checked file, or built by `arn-of.ts`. */
export function arn(text: string): Arn {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where text becomes an ARN
  return text as Arn
}

/** Name an account id that is known to be twelve digits. */
export function accountId(text: string): AccountId {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where text becomes an account id
  return text as AccountId
}

import type { SourceKey } from './source-shapes.ts'

/**
 * Keys that every OpenID Connect provider has, and that the source lists for some alone. A provider is a host, so
 * that a dot stands in its name.
 *
 * Source: IAM User Guide, "IAM and AWS STS condition context keys", available keys for OIDC federation.
 */
export const keysOfEveryProvider: readonly SourceKey[] = [
  { key: '${Provider}.${Domain}:amr', type: 'ArrayOfString' },
  { key: '${Provider}.${Domain}:aud', type: 'String' },
  { key: '${Provider}.${Domain}:sub', type: 'String' },
]

/**
 * Types that the source has otherwise than AWS, by key. The same page of AWS calls `amr` multivalued and tests it
 * with `ForAnyValue`.
 */
const correctedTypes: ReadonlyMap<string, string> = new Map([
  ['cognito-identity.amazonaws.com:amr', 'ArrayOfString'],
])

/** The key with the type that AWS documents. */
export function corrected({ key, type }: SourceKey): SourceKey {
  return { key, type: correctedTypes.get(key) ?? type }
}

import type { Reach } from '../reach.ts'

/** What lets a caller at a resource besides the resource's policy. It only allows: a Deny still wins. */
export type Standing = {
  /** A grant on the KMS key (R10.2). */
  readonly kind: 'kms-grant'
  readonly rule: string
  /** How far it reaches, as an Allow of a resource-based policy would. */
  readonly reach: Reach
  /** Whom the grant was made to, as given. */
  readonly grantee: string
}

import type { Reach } from '../reach.ts'

/**
 * What lets a caller at a resource besides the resource's policy. It only allows: a Deny still wins. `reach` is how far,
 * as that of an Allow of a resource-based policy.
 */
export type Standing =
  /** A grant on the KMS key, to `grantee` as given (R10.2). */
  | { readonly kind: 'kms-grant'; readonly rule: string; readonly reach: Reach; readonly grantee: string }
  /** The caller's account owns the object, though not the bucket (R10.6). */
  | { readonly kind: 'owns-object'; readonly rule: string; readonly reach: Reach }
  /** The ACL of the object lets the caller in, by its account or one of S3's groups (R10.6). */
  | { readonly kind: 'object-acl'; readonly rule: string; readonly reach: Reach; readonly grantee: string }

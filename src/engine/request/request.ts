import type { Credentials } from './credentials.ts'

/** One context value; a list where the key is multivalued. Numbers and booleans equal their string forms (R2.3). */
export type ContextValue = string | number | boolean

/** Request context by key name. Key names ignore case (R4.2); an absent key is absent, never a default. */
export type RequestContext = Readonly<Record<string, ContextValue | readonly ContextValue[]>>

/**
 * Who asks: an ARN (user, root, `assumed-role/NAME/SESSION`, `federated-user/NAME`, or a bare role ARN, which
 * stands for some session of it), a service, an identity of a provider, or `"*"` for an anonymous caller.
 */
export type RequestPrincipal = string | { readonly Service: string } | { readonly Federated: string }

/** One question: may `principal` do `action` on `resource`? Rule R1.1. */
export type AuthorizationRequest = {
  readonly principal: RequestPrincipal
  /** `service:Operation`, letter case ignored. */
  readonly action: string
  /** One concrete ARN, or `*` for actions without resource types (R1.6). */
  readonly resource: string
  /**
   * The IAM user that asked GetFederationToken for a federated user's session, which nothing else of the request tells:
   * its ARN in a resource-based policy reaches the session too (R7.6). Where absent it isn't known, and doesn't.
   */
  readonly sessionIssuer?: string
  /**
   * How the credentials came about, which an ARN doesn't tell: those of GetSessionToken are a user's or the root
   * user's, and may do less (R9.10). Where absent, nothing is taken from them.
   */
  readonly credentials?: Credentials
  /** Account that owns the resource; where absent, read from the ARN, else taken to be the principal's. */
  readonly resourceAccount?: string
  readonly context?: RequestContext
  /**
   * Settings of the resource's service that bear on the decision, by service prefix (R10).
   * `s3`: the four switches of Block Public Access as in force (`restrictPublicBuckets` …), `objectOwner` (account id),
   * `ownershipControls`, `objectAcl` (a list of `{ grantee, permission }`), `policyToPut` (document), `accessPoint`
   * (`{ arn, bucket, bucketAccount, vpc? }`). `kms`: `grants`, a list of `{ grantee, operations, constraints? }`, and
   * `keyManager`, `AWS` or `CUSTOMER`.
   */
  readonly resourceSettings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

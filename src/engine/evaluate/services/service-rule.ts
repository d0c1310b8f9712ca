/**
 * What a service itself says of a request, whatever the policies: `allows` settles it, `stops` is one more thing in
 * the way, `ignores-resource-denies` leaves the resource-based policy's Denies out.
 */
export type ServiceRule = {
  readonly kind: 'allows' | 'stops' | 'ignores-resource-denies'
  readonly rule: string
  /** Names the rule in an explanation. */
  readonly because: ServiceReason
}

export type ServiceReason =
  | 'other-partition'
  | 'caller-identity-is-open'
  | 'session-token-is-open'
  | 'service-takes-no-anonymous-calls'
  | 'anonymous-call-without-resource'
  | 'call-of-saml-identities'
  | 'call-of-web-identities'
  | 'provider-identity-has-no-credentials'
  | 'role-session-asks-for-token'
  | 'federated-user-asks-iam-or-sts'
  | 'session-token-asks-sts'
  | 'session-token-without-mfa-asks-iam'
  | 'root-assumes-role'
  | 'pass-role-to-other-account'
  | 'kms-operation-across-accounts'
  | 'aws-managed-key-alias'
  | 'aws-managed-key'
  | 'policy-of-aws'
  | 'service-linked-role'
  | 'reserved-role'
  | 'public-bucket-restricted'
  | 'public-acl-blocked'
  | 'public-policy-blocked'
  | 'object-of-other-account'
  | 'access-point-of-a-vpc'
  | 'root-keeps-bucket-policy'

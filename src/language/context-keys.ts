/** A global condition key: what the request says there. A name that ends in `/` takes a tag key after it. */
type ContextKey = { readonly name: string; readonly meaning: string }

/** Source: IAM User Guide, "AWS global condition context keys". Rules R6.1 to R6.12. */
export const globalContextKeys: readonly ContextKey[] = [
  {
    name: 'aws:PrincipalArn',
    meaning: 'The ARN of the caller; for a session of a role the ARN of the role.',
  },
  { name: 'aws:PrincipalAccount', meaning: 'The account of the caller.' },
  { name: 'aws:PrincipalOrgID', meaning: 'The organization of the caller; absent outside one.' },
  {
    name: 'aws:PrincipalOrgPaths',
    meaning: 'Where in the organization the caller’s account is; multivalued.',
  },
  {
    name: 'aws:PrincipalTag/',
    meaning: 'A tag of the caller, session tags before those of the user or role.',
  },
  {
    name: 'aws:PrincipalType',
    meaning: 'What the caller is: `Account`, `User`, `FederatedUser`, `AssumedRole` or `Anonymous`.',
  },
  { name: 'aws:PrincipalIsAWSService', meaning: 'Whether an AWS service itself calls.' },
  { name: 'aws:PrincipalServiceName', meaning: 'The AWS service that itself calls.' },
  {
    name: 'aws:PrincipalServiceNamesList',
    meaning: 'All names of the AWS service that itself calls; multivalued.',
  },
  {
    name: 'aws:userid',
    meaning: 'The unique ID of the caller; for a session of a role `ROLE-ID:session-name`.',
  },
  { name: 'aws:username', meaning: 'The name of the calling user; absent for roles and root.' },
  { name: 'aws:FederatedProvider', meaning: 'The identity provider that the session came from.' },
  {
    name: 'aws:SourceIdentity',
    meaning: 'The source identity that was set when the role was first assumed.',
  },
  {
    name: 'aws:TokenIssueTime',
    meaning: 'When the temporary credentials were issued; absent for long-term keys.',
  },
  { name: 'aws:MultiFactorAuthPresent', meaning: 'Whether MFA was used; absent for long-term keys.' },
  { name: 'aws:MultiFactorAuthAge', meaning: 'Seconds since MFA was used; absent without it.' },
  {
    name: 'aws:SourceIp',
    meaning: 'The public address that the call came from; absent through a VPC endpoint.',
  },
  { name: 'aws:SourceVpc', meaning: 'The VPC that the call came from, through a VPC endpoint.' },
  { name: 'aws:SourceVpce', meaning: 'The VPC endpoint that the call came through.' },
  {
    name: 'aws:VpcSourceIp',
    meaning: 'The private address that the call came from, through a VPC endpoint.',
  },
  { name: 'aws:ResourceAccount', meaning: 'The account that owns the resource.' },
  { name: 'aws:ResourceOrgID', meaning: 'The organization that owns the resource.' },
  {
    name: 'aws:ResourceOrgPaths',
    meaning: 'Where in the organization the owner of the resource is; multivalued.',
  },
  { name: 'aws:ResourceTag/', meaning: 'A tag of the resource.' },
  { name: 'aws:RequestTag/', meaning: 'A tag that the call sets.' },
  { name: 'aws:TagKeys', meaning: 'The keys of the tags that the call names; multivalued.' },
  { name: 'aws:RequestedRegion', meaning: 'The Region that was called.' },
  { name: 'aws:CurrentTime', meaning: 'The time of the call, in ISO 8601.' },
  { name: 'aws:EpochTime', meaning: 'The time of the call, in seconds since 1970.' },
  { name: 'aws:SecureTransport', meaning: 'Whether the call came over TLS.' },
  { name: 'aws:UserAgent', meaning: 'The client as it names itself; anyone can claim anything.' },
  { name: 'aws:referer', meaning: 'The page that the call says it came from; anyone can claim anything.' },
  {
    name: 'aws:ViaAWSService',
    meaning: 'Whether an AWS service forwards the call with the caller’s credentials.',
  },
  { name: 'aws:CalledVia', meaning: 'The services that forwarded the call, in order; multivalued.' },
  { name: 'aws:CalledViaFirst', meaning: 'The first service that forwarded the call.' },
  { name: 'aws:CalledViaLast', meaning: 'The last service that forwarded the call.' },
  { name: 'aws:SourceArn', meaning: 'The resource on whose behalf an AWS service itself calls.' },
  { name: 'aws:SourceAccount', meaning: 'The account on whose behalf an AWS service itself calls.' },
  { name: 'aws:SourceOrgID', meaning: 'The organization on whose behalf an AWS service itself calls.' },
  {
    name: 'aws:SourceOrgPaths',
    meaning: 'Where in the organization the account is on whose behalf a service calls; multivalued.',
  },
]

/** The keys that AWS STS adds to calls for a role. Rule R6.13. */
export const assumptionContextKeys: readonly ContextKey[] = [
  { name: 'sts:ExternalId', meaning: 'The external ID that the caller passes; absent where none is passed.' },
  { name: 'sts:RoleSessionName', meaning: 'The name that the session is to have.' },
  { name: 'sts:SourceIdentity', meaning: 'The source identity that the caller sets.' },
  {
    name: 'sts:TransitiveTagKeys',
    meaning: 'The session tags that are passed on to the next role; multivalued.',
  },
  { name: 'sts:DurationSeconds', meaning: 'How long the session is asked to last.' },
]

/** What the request says under `key`, or null for a key that is not one of these. Letter case is ignored (R4.2). */
export function contextKeyMeaning(key: string): string | null {
  const folded = key.toLowerCase()
  const known = [...globalContextKeys, ...assumptionContextKeys].find(({ name }) =>
    name.endsWith('/') ? folded.startsWith(name.toLowerCase()) : folded === name.toLowerCase(),
  )
  return known?.meaning ?? null
}

/** One quota: what an account has unless AWS raised it, and the most that AWS raises it to. */
export type Quota = { readonly limit: number; readonly ceiling: number }

/**
 * IAM's quotas. Sizes are in characters, white space not counted; the others count entities. The commands hold
 * to `limit`.
 *
 * Source: IAM User Guide, "IAM and AWS STS quotas" (2026-03-06); the bucket policy: Amazon S3 User Guide,
 * "Bucket policies"; the organization: AWS Organizations User Guide, "Quotas and service limits".
 */
export const quotas = {
  'managed-policy-size': { limit: 6144, ceiling: 6144 },
  'user-inline-policies-size': { limit: 2048, ceiling: 2048 },
  'group-inline-policies-size': { limit: 5120, ceiling: 5120 },
  'role-inline-policies-size': { limit: 10_240, ceiling: 10_240 },
  'trust-policy-size': { limit: 2048, ceiling: 8192 },
  'bucket-policy-size': { limit: 20_480, ceiling: 20_480 },
  'policies-per-user': { limit: 10, ceiling: 20 },
  'policies-per-group': { limit: 10, ceiling: 10 },
  'policies-per-role': { limit: 20, ceiling: 25 },
  'versions-per-policy': { limit: 5, ceiling: 5 },
  'groups-per-user': { limit: 10, ceiling: 10 },
  'roles-per-instance-profile': { limit: 1, ceiling: 1 },
  'tags-per-entity': { limit: 50, ceiling: 50 },
  'users-per-account': { limit: 5000, ceiling: 5000 },
  'groups-per-account': { limit: 300, ceiling: 500 },
  'roles-per-account': { limit: 1000, ceiling: 10_000 },
  'policies-per-account': { limit: 1500, ceiling: 10_000 },
  'instance-profiles-per-account': { limit: 1000, ceiling: 10_000 },
  'saml-providers-per-account': { limit: 100, ceiling: 100 },
  'oidc-providers-per-account': { limit: 100, ceiling: 700 },
  'access-keys-per-user': { limit: 2, ceiling: 2 },
  'mfa-devices-per-user': { limit: 8, ceiling: 8 },
  'service-control-policy-size': { limit: 10_240, ceiling: 10_240 },
  'resource-control-policy-size': { limit: 5120, ceiling: 5120 },
  'service-control-policies-per-target': { limit: 10, ceiling: 10 },
  'resource-control-policies-per-target': { limit: 5, ceiling: 5 },
  'service-control-policies-per-organization': { limit: 10_000, ceiling: 10_000 },
  'resource-control-policies-per-organization': { limit: 2000, ceiling: 2000 },
  'units-per-organization': { limit: 2000, ceiling: 2000 },
  'client-ids-per-provider': { limit: 100, ceiling: 100 },
  'thumbprints-per-provider': { limit: 5, ceiling: 5 },
  'unit-depth': { limit: 5, ceiling: 5 },
} as const satisfies Readonly<Record<string, Quota>>

export type QuotaName = keyof typeof quotas

/** What a text may be: its characters (the whole text must match) and its length in characters. */
export type TextRule = { readonly pattern: RegExp; readonly min: number; readonly max: number }

const iamName = /^[A-Za-z0-9_+=,.@-]*$/

/** No two dots in a row, no IP address, nothing that S3 keeps to itself. Source: Amazon S3 User Guide, "Bucket naming rules". */
const bucketName =
  /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]*[a-z0-9](?<!-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/

/**
 * What IAM accepts as names and other texts.
 *
 * Source: IAM User Guide, "IAM and AWS STS quotas", and the patterns of the IAM API Reference; names of
 * resources: the guides of their services.
 */
export const textRules = {
  'user-name': { pattern: iamName, min: 1, max: 64 },
  'role-name': { pattern: iamName, min: 1, max: 64 },
  'group-name': { pattern: iamName, min: 1, max: 128 },
  'policy-name': { pattern: iamName, min: 1, max: 128 },
  'instance-profile-name': { pattern: iamName, min: 1, max: 128 },
  'saml-provider-name': { pattern: /^[\w._-]*$/, min: 1, max: 128 },
  'inline-policy-name': { pattern: /^[!-)+-.0->@-[\]-~]*$/, min: 1, max: 128 },
  path: { pattern: /^\/(?:[!-\x7F]+\/)?$/, min: 1, max: 512 },
  'policy-path': { pattern: /^\/(?:[A-Za-z0-9.,+@=_-]+\/)*$/, min: 1, max: 512 },
  'tag-key': { pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, min: 1, max: 128 },
  'tag-value': { pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u, min: 0, max: 256 },
  description: { pattern: /^[\t\n\r -~¡-ÿ]*$/, min: 0, max: 1000 },
  'account-name': { pattern: /^[ -~]*\S[ -~]*$/, min: 1, max: 50 },
  'oidc-url': { pattern: /^[a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?(?:\/[!-~]*)?$/i, min: 1, max: 255 },
  'client-id': { pattern: /^[!-~]*$/, min: 1, max: 255 },
  thumbprint: { pattern: /^[0-9a-f]*$/i, min: 40, max: 40 },
  's3-bucket-name': { pattern: bucketName, min: 3, max: 63 },
  'kms-key-name': { pattern: /^(?:mrk-)?[0-9a-f-]*$/, min: 36, max: 36 },
  'sqs-queue-name': { pattern: /^[A-Za-z0-9_-]*(?:\.fifo)?$/, min: 1, max: 80 },
  'sns-topic-name': { pattern: /^[A-Za-z0-9_-]*(?:\.fifo)?$/, min: 1, max: 256 },
  'lambda-function-name': { pattern: /^[A-Za-z0-9_-]*$/, min: 1, max: 64 },
  'secret-name': { pattern: /^[A-Za-z0-9/_+=.@-]*$/, min: 1, max: 512 },
  'ec2-instance-name': { pattern: /^i-[0-9a-f]*$/, min: 10, max: 19 },
  's3-access-point-name': { pattern: /^[a-z0-9][a-z0-9-]*[a-z0-9]$/, min: 3, max: 50 },
  'dynamodb-table-name': { pattern: /^[A-Za-z0-9_.-]*$/, min: 3, max: 255 },
  'ecr-repository-name': {
    pattern: /^[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*$/,
    min: 2,
    max: 256,
  },
  'vpc-endpoint-name': { pattern: /^vpce-[0-9a-f]*$/, min: 13, max: 22 },
  'generic-name': { pattern: /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:[!-~ ]+$/, min: 12, max: 2048 },
  'vpc-id': { pattern: /^vpc-[0-9a-f]*$/, min: 12, max: 21 },
  'vpc-service-name': { pattern: /^[A-Za-z0-9.-]*$/, min: 1, max: 255 },
  'kms-alias': { pattern: /^alias\/(?!aws\/)[A-Za-z0-9/_-]*$/, min: 7, max: 256 },
  'account-alias': { pattern: /^[a-z0-9](?:(?:[a-z0-9]|-(?!-))*[a-z0-9])?$/, min: 3, max: 63 },
  'access-key-id': { pattern: /^\w*$/, min: 16, max: 128 },
  'mfa-serial-number': { pattern: /^[\w+=/:,.@-]*$/, min: 9, max: 256 },
  'saml-metadata': { pattern: /^[\s\S]*$/, min: 1000, max: 10_000_000 },
  'service-name': { pattern: /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/, min: 1, max: 128 },
  'role-suffix': { pattern: iamName, min: 1, max: 64 },
  'organization-id': { pattern: /^o-[a-z0-9]*$/, min: 12, max: 34 },
  'root-id': { pattern: /^r-[0-9a-z]*$/, min: 6, max: 34 },
  'unit-id': { pattern: /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/, min: 16, max: 68 },
  'unit-name': { pattern: /^[\s\S]*\S[\s\S]*$/, min: 1, max: 128 },
  'organization-policy-id': { pattern: /^p-[0-9A-Za-z_]*$/, min: 10, max: 130 },
  'organization-policy-name': { pattern: /^[\s\S]*\S[\s\S]*$/, min: 1, max: 128 },
  'organization-policy-description': { pattern: /^[\s\S]*$/, min: 0, max: 512 },
  'board-name': { pattern: /^[\s\S]*\S[\s\S]*$/, min: 1, max: 80 },
  region: { pattern: /^[a-z]{2}(?:-[a-z]+)+-\d$/, min: 9, max: 24 },
} as const satisfies Readonly<Record<string, TextRule>>

export type TextRuleName = keyof typeof textRules

/** Seconds that the sessions of a role may last at most: the range that a role can be set to. */
export const maxSessionDurationRange = { min: 3600, max: 43_200 } as const

/** Does every character of `text` have a place in a policy document? */
export function isPolicyText(text: string): boolean {
  return /^[\t\n\r -ÿ]*$/.test(text)
}

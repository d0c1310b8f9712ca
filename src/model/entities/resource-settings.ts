import type { Arn } from './names.ts'

/** The four switches of S3 Block Public Access (R10.7). */
export type BlockPublicAccess = {
  readonly blockPublicAcls: boolean
  readonly ignorePublicAcls: boolean
  readonly blockPublicPolicy: boolean
  readonly restrictPublicBuckets: boolean
}

export const ownershipControls = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] as const

export type OwnershipControls = (typeof ownershipControls)[number]

/** One grant on a KMS key (R10.2). */
export type KeyGrant = {
  /** ARN of a user, role or session. */
  readonly grantee: string
  /** `Decrypt`, `GenerateDataKey` … */
  readonly operations: readonly string[]
  readonly constraints?: {
    readonly encryptionContextEquals?: Readonly<Record<string, string>>
    readonly encryptionContextSubset?: Readonly<Record<string, string>>
  }
}

/** What can be set on a resource beside its policy. Null or empty where it isn't set, or the type has no such thing. */
export type ResourceSettings = {
  /** `s3-bucket`, `s3-access-point`. */
  readonly blockPublicAccess: BlockPublicAccess | null
  /** `s3-bucket`. */
  readonly ownershipControls: OwnershipControls | null
  /** `s3-access-point`: ARN of the bucket under it. */
  readonly bucket: Arn | null
  /** `s3-access-point`: where requests may come from. */
  readonly networkOrigin: 'Internet' | 'VPC' | null
  /** `s3-access-point` of network origin VPC, `vpc-endpoint`: `vpc-…`. */
  readonly vpcId: string | null
  /** `vpc-endpoint`: `com.amazonaws.eu-west-1.s3` and the like. */
  readonly serviceName: string | null
  /** `kms-key`. */
  readonly grants: readonly KeyGrant[]
  /** `kms-key`: `alias/…`. */
  readonly aliases: readonly string[]
}

/** Nothing is set. */
export const noSettings: ResourceSettings = {
  blockPublicAccess: null,
  ownershipControls: null,
  bucket: null,
  networkOrigin: null,
  vpcId: null,
  serviceName: null,
  grants: [],
  aliases: [],
}

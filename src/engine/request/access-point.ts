import { ok, refused, type Result } from '../result.ts'
import { parseArn } from '../text/arn.ts'
import { isJsonObject } from '../text/json-object.ts'
import { isAccountId } from './account-id.ts'
import { settingProblem, unknownMember, type RequestProblem } from './request-problem.ts'

/** The S3 access point that a request goes through, read. */
export type AccessPoint = {
  /** Of the access point itself, without object: `arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME`. */
  readonly arn: string
  /** Owner of the access point, which need not own the bucket. */
  readonly account: string
  /** The ARN of the bucket under it; of a Multi-Region Access Point, of the one that the request is routed to. */
  readonly bucket: string
  readonly bucketAccount: string
  /** The one VPC that requests must come from; null where the network origin is the internet. */
  readonly vpc: string | null
}

/**
 * Read the access point of a request: `{ arn, bucket, bucketAccount, vpc? }`.
 *
 * Refuses an ARN that is no access point's, a bucket that is none, an account that is no id, and unknown members: a
 * misspelled VPC must not open the access point to all.
 *
 * Rule R10.8. Source: Amazon S3 User Guide, "Managing access with access points".
 */
export function readAccessPoint(value: unknown, pointer: string): Result<AccessPoint, RequestProblem> {
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, ['arn', 'bucket', 'bucketAccount', 'vpc'])
  if (unknown !== null) return refused(unknown)
  const { arn, bucket, bucketAccount, vpc = null } = value
  const at = typeof arn === 'string' ? placeOfAccessPoint(arn) : null
  if (at === null || at.arn !== arn) return refused(settingProblem('bad-resource', `${pointer}/arn`, arn))
  if (typeof bucket !== 'string' || !/^arn:[^:]+:s3:::[^/:]+$/.test(bucket)) {
    return refused(settingProblem('bad-resource', `${pointer}/bucket`, bucket))
  }
  if (!isAccountId(bucketAccount)) {
    return refused(settingProblem('bad-account', `${pointer}/bucketAccount`, bucketAccount))
  }
  if (vpc !== null && (typeof vpc !== 'string' || vpc === '')) {
    return refused(settingProblem('bad-context-value', `${pointer}/vpc`, vpc))
  }
  return ok({ arn, account: at.account, bucket, bucketAccount, vpc })
}

/** Where an ARN points at or below an access point: its own ARN, its owner, and the object's key, null for none. */
export type AccessPointPlace = {
  readonly arn: string
  readonly account: string
  readonly key: string | null
}

/**
 * Read the ARN of an access point, or of an object through it
 * (`arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME/object/KEY`; of a Multi-Region Access Point the region is empty and the
 * name its alias, `NAME.mrap`). Null for every other ARN.
 *
 * Source: Amazon S3 User Guide, "Access points naming rules, restrictions, and limitations".
 */
export function placeOfAccessPoint(text: string): AccessPointPlace | null {
  const parts = parseArn(text)
  if (parts?.service !== 's3' || !isAccountId(parts.account)) return null
  const [, name, , key = null] = /^accesspoint\/([^/:]+)(\/object\/(.+))?$/s.exec(parts.resource) ?? []
  if (name === undefined) return null
  const { partition, region, account } = parts
  return { arn: `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`, account, key }
}

import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { readGrants, type KmsGrant } from './kms-grant.ts'
import { settingProblem, unknownMember, type RequestProblem } from './request-problem.ts'
import { noS3Settings, readS3Settings, type S3Settings } from './s3-settings.ts'

/** Settings of the resource's service that bear on a decision, read. */
export type ResourceSettings = { readonly s3: S3Settings; readonly kms: KmsSettings }

export type KmsSettings = {
  readonly grants: readonly KmsGrant[]
  /** As DescribeKey says it: `AWS` of an AWS managed key. Null where it isn't said. */
  readonly keyManager: 'AWS' | 'CUSTOMER' | null
}

const noSettings: ResourceSettings = { s3: noS3Settings, kms: { grants: [], keyManager: null } }
const none = ok(noSettings)

/**
 * Read `resourceSettings`. Settings that nobody weighs are refused, be it for their name or their service's: one might
 * be a misspelled limit.
 *
 * Rules R10.2, R10.4, R10.6, R10.7, R10.8.
 */
export function readResourceSettings(settings: unknown): Result<ResourceSettings, RequestProblem> {
  if (settings === undefined) return none
  const pointer = '/resourceSettings'
  if (!isJsonObject(settings)) return refused(settingProblem('bad-context', pointer, settings))
  const unknown = unknownMember(settings, pointer, Object.keys(noSettings))
  if (unknown !== null) return refused(unknown)
  const s3 = readS3Settings(settings['s3'], `${pointer}/s3`)
  if (!s3.ok) return s3
  const kms = readKms(settings['kms'], `${pointer}/kms`)
  return kms.ok ? ok({ s3: s3.value, kms: kms.value }) : kms
}

function readKms(value: unknown, pointer: string): Result<KmsSettings, RequestProblem> {
  if (value === undefined) return ok(noSettings.kms)
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, ['grants', 'keyManager'])
  if (unknown !== null) return refused(unknown)
  const { keyManager = null } = value
  if (keyManager !== null && keyManager !== 'AWS' && keyManager !== 'CUSTOMER') {
    return refused(settingProblem('bad-context-value', `${pointer}/keyManager`, keyManager))
  }
  const grants = readGrants(value['grants'] ?? [], `${pointer}/grants`)
  return grants.ok ? ok({ grants: grants.value, keyManager }) : grants
}

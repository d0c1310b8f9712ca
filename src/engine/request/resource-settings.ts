import type { PolicyDocument } from '../policy/document.ts'
import { parsePolicyDocument } from '../policy/parse.ts'
import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { readGrants, type KmsGrant } from './kms-grant.ts'
import { settingProblem, unknownMember, type RequestProblem } from './request-problem.ts'

/** Settings of the resource's service that bear on a decision, read. */
export type ResourceSettings = { readonly s3: S3Settings; readonly kms: KmsSettings }

export type KmsSettings = { readonly grants: readonly KmsGrant[] }

export type S3Settings = Readonly<Record<Switch, boolean>> & {
  /** Account that owns the object asked about; null where it isn't said: then the owner of the bucket. */
  readonly objectOwner: string | null
  readonly ownershipControls: OwnershipControls | null
  /** The document that a PutBucketPolicy brings. */
  readonly policyToPut: PolicyDocument | null
}

/** Block Public Access, as it is in force: the union of account and bucket (R10.7). */
type Switch = (typeof switches)[number]

const switches = [
  'blockPublicAcls',
  'blockPublicPolicy',
  'ignorePublicAcls',
  'restrictPublicBuckets',
] as const

type OwnershipControls = (typeof ownerships)[number]

const ownerships = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] as const

const noSettings: ResourceSettings = {
  s3: {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
    objectOwner: null,
    ownershipControls: null,
    policyToPut: null,
  },
  kms: { grants: [] },
}

/**
 * Read `resourceSettings`. Settings of services that have none here are left alone; an unknown setting of S3 or KMS is
 * refused, since it might be a misspelled limit.
 *
 * Rules R10.2, R10.6, R10.7.
 */
export function readResourceSettings(settings: unknown): Result<ResourceSettings, RequestProblem> {
  if (settings === undefined) return ok(noSettings)
  const pointer = '/resourceSettings'
  if (!isJsonObject(settings)) return refused(settingProblem('bad-context', pointer, settings))
  const s3 = readS3(settings['s3'], `${pointer}/s3`)
  if (!s3.ok) return s3
  const kms = readKms(settings['kms'], `${pointer}/kms`)
  return kms.ok ? ok({ s3: s3.value, kms: kms.value }) : kms
}

function readKms(value: unknown, pointer: string): Result<KmsSettings, RequestProblem> {
  if (value === undefined) return ok(noSettings.kms)
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, ['grants'])
  if (unknown !== null) return refused(unknown)
  const grants = readGrants(value['grants'] ?? [], `${pointer}/grants`)
  return grants.ok ? ok({ grants: grants.value }) : grants
}

function readS3(value: unknown, pointer: string): Result<S3Settings, RequestProblem> {
  if (value === undefined) return ok(noSettings.s3)
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, Object.keys(noSettings.s3))
  if (unknown !== null) return refused(unknown)
  const wrong = switches.find((name) => value[name] !== undefined && typeof value[name] !== 'boolean')
  if (wrong !== undefined) {
    return refused(settingProblem('bad-context-value', pointerTo(pointer, wrong), value[wrong]))
  }
  const { objectOwner = null, policyToPut } = value
  if (objectOwner !== null && !isAccountId(objectOwner)) {
    return refused(settingProblem('bad-account', `${pointer}/objectOwner`, objectOwner))
  }
  const controls = ownerships.find((name) => name === value['ownershipControls']) ?? null
  if (controls === null && value['ownershipControls'] !== undefined) {
    const at = `${pointer}/ownershipControls`
    return refused(settingProblem('bad-context-value', at, value['ownershipControls']))
  }
  const parsed = policyToPut === undefined ? null : parsePolicyDocument(policyToPut, 'resource')
  if (parsed?.ok === false) return refused(settingProblem('bad-context', `${pointer}/policyToPut`, null))
  return ok({
    blockPublicAcls: value['blockPublicAcls'] === true,
    blockPublicPolicy: value['blockPublicPolicy'] === true,
    ignorePublicAcls: value['ignorePublicAcls'] === true,
    restrictPublicBuckets: value['restrictPublicBuckets'] === true,
    objectOwner,
    ownershipControls: controls,
    policyToPut: parsed?.value ?? null,
  })
}

function isAccountId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{12}$/.test(value)
}

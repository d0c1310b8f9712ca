import type { PolicyDocument } from '../policy/document.ts'
import { parsePolicyDocument } from '../policy/parse.ts'
import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { readAccessPoint, type AccessPoint } from './access-point.ts'
import { isAccountId } from './account-id.ts'
import { readObjectAcl, type ObjectAclGrant } from './object-acl.ts'
import { settingProblem, unknownMember, type RequestProblem } from './request-problem.ts'

/** How the bucket, the object and the access point asked about are set. */
export type S3Settings = Readonly<Record<Switch, boolean>> & {
  /** Account that owns the object asked about; null where it isn't said: then the owner of the bucket. */
  readonly objectOwner: string | null
  readonly ownershipControls: OwnershipControls | null
  /** What the ACL of the object grants; null where it isn't said. */
  readonly objectAcl: readonly ObjectAclGrant[] | null
  /** The document that a PutBucketPolicy or PutAccessPointPolicy brings. */
  readonly policyToPut: PolicyDocument | null
  /** The access point that the request goes through; null where it asks the bucket itself. */
  readonly accessPoint: AccessPoint | null
}

/** Block Public Access, as it is in force: the union of organization, account, bucket and access point (R10.7). */
type Switch = (typeof switches)[number]

const switches = [
  'blockPublicAcls',
  'blockPublicPolicy',
  'ignorePublicAcls',
  'restrictPublicBuckets',
] as const

type OwnershipControls = (typeof ownerships)[number]

const ownerships = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] as const

/** Nothing is blocked, nothing is said. */
export const noS3Settings: S3Settings = {
  blockPublicAcls: false,
  blockPublicPolicy: false,
  ignorePublicAcls: false,
  restrictPublicBuckets: false,
  objectOwner: null,
  ownershipControls: null,
  objectAcl: null,
  policyToPut: null,
  accessPoint: null,
}

type Read<Value> = Result<Value, RequestProblem>

/**
 * Read `resourceSettings.s3`. An unknown setting is refused: it might be a misspelled limit.
 *
 * Rules R10.6, R10.7, R10.8.
 */
export function readS3Settings(value: unknown, pointer: string): Read<S3Settings> {
  if (value === undefined) return ok(noS3Settings)
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, Object.keys(noS3Settings))
  if (unknown !== null) return refused(unknown)
  const wrong = switches.find((name) => value[name] !== undefined && typeof value[name] !== 'boolean')
  if (wrong !== undefined) {
    return refused(settingProblem('bad-context-value', pointerTo(pointer, wrong), value[wrong]))
  }
  const object = readObject(value, pointer)
  if (!object.ok) return object
  const policyToPut = readPolicyToPut(value['policyToPut'], `${pointer}/policyToPut`)
  if (!policyToPut.ok) return policyToPut
  const given = value['accessPoint']
  const accessPoint = given === undefined ? ok(null) : readAccessPoint(given, `${pointer}/accessPoint`)
  if (!accessPoint.ok) return accessPoint
  return ok({
    blockPublicAcls: value['blockPublicAcls'] === true,
    blockPublicPolicy: value['blockPublicPolicy'] === true,
    ignorePublicAcls: value['ignorePublicAcls'] === true,
    restrictPublicBuckets: value['restrictPublicBuckets'] === true,
    ...object.value,
    policyToPut: policyToPut.value,
    accessPoint: accessPoint.value,
  })
}

type ObjectSettings = Pick<S3Settings, 'objectOwner' | 'ownershipControls' | 'objectAcl'>

function readObject(value: Readonly<Record<string, unknown>>, pointer: string): Read<ObjectSettings> {
  const { objectOwner = null, objectAcl: acl } = value
  if (objectOwner !== null && !isAccountId(objectOwner)) {
    return refused(settingProblem('bad-account', `${pointer}/objectOwner`, objectOwner))
  }
  const ownershipControls = ownerships.find((name) => name === value['ownershipControls']) ?? null
  if (ownershipControls === null && value['ownershipControls'] !== undefined) {
    const at = `${pointer}/ownershipControls`
    return refused(settingProblem('bad-context-value', at, value['ownershipControls']))
  }
  const objectAcl = acl === undefined ? ok(null) : readObjectAcl(acl, `${pointer}/objectAcl`)
  return objectAcl.ok ? ok({ objectOwner, ownershipControls, objectAcl: objectAcl.value }) : objectAcl
}

function readPolicyToPut(value: unknown, pointer: string): Read<PolicyDocument | null> {
  if (value === undefined) return ok(null)
  const parsed = parsePolicyDocument(value, 'resource')
  if (parsed.ok) return parsed
  const [problem] = parsed.problem
  return refused(settingProblem('bad-context', `${pointer}${problem?.pointer ?? ''}`, problem?.found ?? null))
}

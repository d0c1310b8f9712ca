import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import { invalidRequest, unknownField, type LineProblem } from './line-problem.ts'
import { readAskedRequest, type AskedRequest } from './read-asked-request.ts'
import { readBucketPolicies, readPolicies, type BucketPolicies } from './read-policies.ts'
import { readUnknownKeys, type IsUnknown } from './read-unknown-keys.ts'

/** The `id` of a line, handed back as it came; null where it has none. */
export type LineId = string | number | null

/** One request of a line with the policies that bear on it, and where it stands in the line. */
export type AskedCheck = {
  readonly request: AskedRequest
  /** Null where they are a workspace's. */
  readonly policies: PolicyDocuments | null
  readonly bucketPolicies: BucketPolicies | null
  /** Where the request stands: `/request`, `/checks/0/request`. */
  readonly requestPointer: string
  /** Where the policies stand: `/policies`, which checks may share, or `/checks/0/policies`. */
  readonly policiesPointer: string
  readonly bucketPoliciesPointer: string
}

export type AskedLine = {
  readonly checks: readonly AskedCheck[]
  /** The line lists its checks, even where there is one. */
  readonly isList: boolean
  /** Of which keys nobody knows whether the request has them; null where the line doesn't ask so. */
  readonly isUnknown: IsUnknown | null
}

const single = ['id', 'request', 'policies', 'bucketPolicies', 'unknown']
const several = ['id', 'checks', 'policies', 'unknown']

/** The id of a line, if it can be told, so that even a refused line can be found again. */
export function idOf(line: unknown): LineId {
  const id = isJsonObject(line) ? line['id'] : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/**
 * Read a line, already parsed: a `request`, or the `checks` that one call comes to. Refuses unknown fields and values
 * of the wrong type, at the first one. What a request says is the engine's to read.
 */
export function readLine(line: unknown): Result<AskedLine, LineProblem> {
  if (!isJsonObject(line)) return invalidRequest('', 'write an object with `request` and `policies`')
  const isList = Object.hasOwn(line, 'checks')
  const unknown = unknownField(line, '', isList ? several : [...single, 'checks'])
  if (unknown !== null) return refused(unknown)
  const { id = null } = line
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') {
    return invalidRequest('/id', 'write a text or a number')
  }
  const isUnknown = readUnknownKeys(line['unknown'])
  if (!isUnknown.ok) return isUnknown
  const checks = isList ? readChecks(line) : readCheck(line, '', null)
  if (!checks.ok) return checks
  return ok({ checks: checks.value, isList, isUnknown: isUnknown.value })
}

type Fields = Readonly<Record<string, unknown>>
type Shared = Pick<AskedCheck, 'policies' | 'policiesPointer'>
type Checks = Result<readonly AskedCheck[], LineProblem>

/** Checks without policies of their own take those of the line. */
function readChecks({ checks, ...line }: Fields): Checks {
  if (!Array.isArray(checks) || checks.length === 0) {
    return invalidRequest('/checks', 'write a list of at least one check')
  }
  const shared = readOwnPolicies(line, '')
  if (!shared.ok) return shared
  const read: AskedCheck[] = []
  for (const [index, value] of checks.entries()) {
    const pointer = pointerTo('/checks', index)
    if (!isJsonObject(value)) return invalidRequest(pointer, 'write an object with a `request`')
    const unknown = unknownField(value, pointer, ['request', 'policies', 'bucketPolicies'])
    if (unknown !== null) return refused(unknown)
    const check = readCheck(value, pointer, shared.value)
    if (!check.ok) return check
    read.push(...check.value)
  }
  return ok(read)
}

function readCheck(value: Fields, pointer: string, shared: Shared | null): Checks {
  const requestPointer = `${pointer}/request`
  const request = readAskedRequest(value['request'], requestPointer)
  if (!request.ok) return request
  const own = readOwnPolicies(value, pointer)
  if (!own.ok) return own
  const { policies, policiesPointer } = own.value.policies === null && shared !== null ? shared : own.value
  const bucketPoliciesPointer = `${pointer}/bucketPolicies`
  const given = value['bucketPolicies']
  const bucketPolicies = given === undefined ? ok(null) : readBucketPolicies(given, bucketPoliciesPointer)
  if (!bucketPolicies.ok) return bucketPolicies
  return ok([
    {
      request: request.value,
      policies,
      bucketPolicies: bucketPolicies.value,
      requestPointer,
      policiesPointer,
      bucketPoliciesPointer,
    },
  ])
}

function readOwnPolicies(value: Fields, pointer: string): Result<Shared, LineProblem> {
  const policiesPointer = `${pointer}/policies`
  if (!Object.hasOwn(value, 'policies')) return ok({ policies: null, policiesPointer })
  const policies = readPolicies(value['policies'], policiesPointer)
  return policies.ok ? ok({ policies: policies.value, policiesPointer }) : policies
}

import { parsePrincipalPattern, type PrincipalPattern } from '../policy/principal-pattern.ts'
import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { settingProblem, unknownMember, type RequestProblem } from './request-problem.ts'

/** One grant on a KMS key, read. */
export type KmsGrant = {
  /** The ARN as given. */
  readonly grantee: string
  readonly pattern: PrincipalPattern
  /** In lower case. */
  readonly operations: ReadonlySet<string>
  /** Pairs that must be all of the encryption context; null where it isn't constrained so. Names in lower case. */
  readonly contextEquals: ReadonlyMap<string, string> | null
  /** Pairs that must be among the encryption context; null where it isn't constrained so. Names in lower case. */
  readonly contextSubset: ReadonlyMap<string, string> | null
}

/** What a grant can allow. Source: AWS KMS Developer Guide, "Grant operations". */
const grantable: ReadonlySet<string> = new Set(
  `creategrant decrypt derivesharedsecret describekey encrypt generatedatakey generatedatakeypair
  generatedatakeypairwithoutplaintext generatedatakeywithoutplaintext generatemac getpublickey reencryptfrom
  reencryptto retiregrant sign verify verifymac`.split(/\s+/),
)

const granteeKinds: ReadonlySet<PrincipalPattern['kind']> = new Set([
  'user',
  'role',
  'role-session',
  'federated-user',
])

/**
 * Read the grants on a key: `{ grantee, operations, constraints? }` each, with `encryptionContextEquals` and
 * `encryptionContextSubset` for constraints.
 *
 * Refuses a grantee that is no user, role or session, operations that no grant can allow, and unknown members: a
 * misspelled constraint must not widen a grant.
 *
 * Rule R10.2. Source: AWS KMS API Reference, "CreateGrant".
 */
export function readGrants(value: unknown, pointer: string): Result<readonly KmsGrant[], RequestProblem> {
  if (!Array.isArray(value)) return refused(settingProblem('bad-context', pointer, value))
  const grants: KmsGrant[] = []
  for (const [index, entry] of value.entries()) {
    const grant = readGrant(entry, pointerTo(pointer, index))
    if (!grant.ok) return grant
    grants.push(grant.value)
  }
  return ok(grants)
}

function readGrant(value: unknown, pointer: string): Result<KmsGrant, RequestProblem> {
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, ['grantee', 'operations', 'constraints'])
  if (unknown !== null) return refused(unknown)
  const { grantee, constraints = {} } = value
  const pattern = typeof grantee === 'string' ? parsePrincipalPattern('AWS', grantee) : null
  if (
    typeof grantee !== 'string' ||
    pattern === null ||
    !pattern.ok ||
    !granteeKinds.has(pattern.value.kind)
  ) {
    return refused(settingProblem('bad-principal', `${pointer}/grantee`, grantee))
  }
  const operations = readOperations(value['operations'], `${pointer}/operations`)
  if (!operations.ok) return operations
  const at = `${pointer}/constraints`
  if (!isJsonObject(constraints)) return refused(settingProblem('bad-context', at, constraints))
  const unknownConstraint = unknownMember(constraints, at, [
    'encryptionContextEquals',
    'encryptionContextSubset',
  ])
  if (unknownConstraint !== null) return refused(unknownConstraint)
  const equals = readPairs(constraints['encryptionContextEquals'], `${at}/encryptionContextEquals`)
  if (!equals.ok) return equals
  const subset = readPairs(constraints['encryptionContextSubset'], `${at}/encryptionContextSubset`)
  if (!subset.ok) return subset
  return ok({
    grantee,
    pattern: pattern.value,
    operations: operations.value,
    contextEquals: equals.value,
    contextSubset: subset.value,
  })
}

function readOperations(value: unknown, pointer: string): Result<ReadonlySet<string>, RequestProblem> {
  if (!Array.isArray(value) || value.length === 0)
    return refused(settingProblem('bad-action', pointer, value))
  const operations = new Set<string>()
  for (const [index, entry] of value.entries()) {
    const folded = typeof entry === 'string' ? entry.toLowerCase() : ''
    if (!grantable.has(folded)) return refused(settingProblem('bad-action', pointerTo(pointer, index), entry))
    operations.add(folded)
  }
  return ok(operations)
}

/** Names of a constraint ignore letter case, values don't. No pairs at all would constrain nothing: refused. */
function readPairs(
  value: unknown,
  pointer: string,
): Result<ReadonlyMap<string, string> | null, RequestProblem> {
  if (value === undefined) return ok(null)
  if (!isJsonObject(value) || Object.keys(value).length === 0) {
    return refused(settingProblem('bad-context', pointer, value))
  }
  const pairs = new Map<string, string>()
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry !== 'string') {
      return refused(settingProblem('bad-context-value', pointerTo(pointer, key), entry))
    }
    pairs.set(key.toLowerCase(), entry)
  }
  return ok(pairs)
}

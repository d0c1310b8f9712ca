import type { PolicyLayer } from '#engine/compile/policy-documents.ts'
import type { GateKind, GateTrace, StatementTrace, Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'

/** One side of AssumeRole: the role's own account, or whoever asks. */
export type Side = {
  readonly allows: boolean
  /** What its gates say, those that stop it first. */
  readonly reasons: readonly string[]
}

/** What the caller could still bring along so that a failed condition holds. */
export type Missing = {
  readonly externalId: boolean
  readonly mfa: boolean
  /** Keys that neither of the two supplies, and that the call doesn't carry. */
  readonly others: readonly string[]
  /** Keys that the request has, sent by the caller or not, with the values of which conditions on them don't hold. */
  readonly different: readonly { readonly key: string; readonly value: RequestContext[string] }[]
}

const trustGates: readonly GateKind[] = ['resource', 'resourceControl']
const callerGates: readonly GateKind[] = [
  'identity',
  'permissionsBoundary',
  'session',
  'serviceControl',
  'vpcEndpoint',
]

/** The two sides of a refused AssumeRole. Both must allow it; a Deny counts on the side where it stands. */
export function sidesOf(trace: Trace): { readonly trust: Side; readonly caller: Side } {
  return { trust: sideOf(trace, trustGates), caller: sideOf(trace, callerGates) }
}

function sideOf(trace: Trace, gates: readonly GateKind[]): Side {
  const own = trace.gates.filter(({ gate }) => gates.includes(gate))
  const denies = denyingLayers(trace).some((layer) => gates.some((gate) => gate === layer))
  const deny = denies ? trace.gates.filter(({ gate }) => gate === 'explicitDeny') : []
  const stops = [...deny, ...own.filter(({ outcome }) => outcome === 'stop')]
  const allows = stops.length === 0
  const told = allows ? own.filter(({ outcome }) => outcome !== 'notApplicable') : stops
  return { allows, reasons: told.map(({ reason }) => reason) }
}

/**
 * Would the caller's missing permission not matter if the trust policy named the caller? So it is within one
 * account, unless a permissions boundary or session policy stands in the way as well.
 *
 * Rules R9.1, R9.2.
 */
export function namingSuffices(trace: Trace, { principal, resource }: AuthorizationRequest): boolean {
  if (typeof principal !== 'string' || principal.split(':')[4] !== resource.split(':')[4]) return false
  const stops = trace.gates.filter(({ outcome }) => outcome === 'stop').map(({ gate }) => gate)
  return stops.length === 2 && stops.includes('resource') && stops.includes('identity')
}

function denyingLayers(trace: Trace): readonly PolicyLayer[] {
  return trace.decision === 'explicitDeny' ? trace.deciding.map(({ layer }) => layer) : []
}

/** The keys on which statements failed that matched in all else, apart by whether the request has them at all. */
export function missingOf(trace: Trace, { context = {} }: AuthorizationRequest): Missing {
  const failed = trace.gates.flatMap(failedKeys)
  const keys = new Map([...trace.missingContextKeys, ...failed].map((key) => [key.toLowerCase(), key]))
  const externalId = keys.delete('sts:externalid')
  const present = keys.delete('aws:multifactorauthpresent')
  const age = keys.delete('aws:multifactorauthage')
  const carried = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]))
  const others: string[] = []
  const different: { key: string; value: RequestContext[string] }[] = []
  for (const [folded, key] of keys) {
    const value = carried.get(folded)
    if (value === undefined) others.push(key)
    else different.push({ key, value })
  }
  return { externalId, mfa: present || age, others, different }
}

function failedKeys({ statements }: GateTrace): string[] {
  return statements
    .filter(failsOnConditionAlone)
    .flatMap(({ clauses }) =>
      clauses.flatMap(({ operands }) => operands.filter(({ holds }) => !holds).map(({ key }) => key)),
    )
}

/** An Allow that all but its condition matches. (A Deny of that kind is no hindrance.) */
function failsOnConditionAlone({ effect, applies, clauses }: StatementTrace): boolean {
  return (
    effect === 'Allow' && !applies && clauses.every(({ clause, holds }) => holds || clause === 'condition')
  )
}

import type { CompiledLevel, CompiledPolicies, CompiledPolicy } from '#engine/compile/compile-policies.ts'
import type { PolicyLayer } from '#engine/compile/policy-documents.ts'

/** A layer that lets no call of a pair through whatever the others say. */
export type Stop = {
  readonly layer: StoppingLayer
  /** By an explicit Deny. Else nothing in it allows the call. */
  readonly isDenied: boolean
  /** The policies of the layer, where it is a boundary or a session policy: those that would have to allow. */
  readonly policies: readonly Pick<CompiledPolicy, 'name' | 'source'>[]
}

/** The layers beside a trust policy that a call has to pass, in AWS's order (R7.1). */
const stopping = [
  'resourceControl',
  'serviceControl',
  'identity',
  'permissionsBoundary',
  'session',
] as const satisfies readonly PolicyLayer[]

export type StoppingLayer = (typeof stopping)[number]

/**
 * Which layers by themselves stop every call that the trust policy lets in. Each is asked about as if all the others
 * allowed everything, and where it stops the call once more as if it did too, which leaves its Denies. Empty where only several of them
 * together leave nothing.
 *
 * `everything` are policies that allow all there is; `isNever` asks whether no call whatever passes. Cost: at most two such
 * questions a layer.
 *
 * Rules R7.1, R7.2, R9.2. Source: IAM User Guide, "Policy evaluation logic".
 */
export function stopsOf(
  all: CompiledPolicies,
  everything: readonly CompiledPolicy[],
  isNever: (policies: CompiledPolicies) => boolean,
): readonly Stop[] {
  const open: CompiledPolicies = {
    identity: everything,
    permissionsBoundary: null,
    session: null,
    resource: all.resource,
    serviceControl: null,
    resourceControl: null,
    vpcEndpoint: null,
  }
  return stopping.flatMap((layer): readonly Stop[] => {
    if (all[layer] === null || !isNever({ ...open, [layer]: all[layer] })) return []
    const eased = { ...open, [layer]: easedBy(all, layer, everything) }
    const isNamed = layer === 'permissionsBoundary' || layer === 'session'
    return [{ layer, isDenied: isNever(eased), policies: isNamed ? (all[layer] ?? []).map(nameOf) : [] }]
  })
}

/** The layer as if it allowed everything that it doesn't deny. */
function easedBy(
  all: CompiledPolicies,
  layer: StoppingLayer,
  everything: readonly CompiledPolicy[],
): readonly CompiledPolicy[] | readonly CompiledLevel[] {
  if (layer === 'serviceControl' || layer === 'resourceControl') {
    return (all[layer] ?? []).map(({ target, policies }) => ({
      target,
      policies: [...policies, ...everything],
    }))
  }
  return [...(all[layer] ?? []), ...everything]
}

function nameOf({ name, source }: CompiledPolicy): Stop['policies'][number] {
  return source === undefined ? { name } : { name, source }
}

/** The kinds of policy that AWS names as the one that denied. `trust` is a role's trust policy. */
export type StatedLayer =
  | 'identity'
  | 'resource'
  | 'trust'
  | 'permissionsBoundary'
  | 'session'
  | 'serviceControl'
  | 'resourceControl'
  | 'vpcEndpoint'
  | 'service'

/**
 * Why AWS says that it refused. It names one kind of policy only, even where several deny.
 *
 * Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
export type StatedReason = {
  readonly effect: 'explicit' | 'implicit'
  /** Null in older wordings, which say no more than `with an explicit deny`. */
  readonly layer: StatedLayer | null
  /** The denying policy, which AWS names within one account or organization. */
  readonly policy: string | null
  /** The kind of policy through which the layer denied (`… transitively through a service control policy`). */
  readonly through: StatedLayer | null
  /** The action that no policy allows, where it isn't the one that was asked for. */
  readonly action: string | null
}

const layers: readonly (readonly [name: RegExp, layer: StatedLayer])[] = [
  [/identity.based/i, 'identity'],
  [/role trust|trust/i, 'trust'],
  [/resource control/i, 'resourceControl'],
  [/resource.based/i, 'resource'],
  [/service control/i, 'serviceControl'],
  [/permissions? boundary/i, 'permissionsBoundary'],
  [/sessions?\b/i, 'session'],
  [/vpc.?endpoint|vpce/i, 'vpcEndpoint'],
]

const type = String.raw`(identity.based|resource.based|(?:service|resource) control|permissions? boundary|sessions?|VPC endpoint|(?:role )?trust)`
const named = String.raw`(?:an?|the) ${type}(?: polic(?:y|ies))?`
const explicitForm = new RegExp(
  String.raw`(?:with|due to) an explicit deny(?: in ${named})?(?::? ?(arn:[\w-]+:[^\s"',;)\]]+))?(?: transitively through ${named})?`,
  'i',
)
const implicitForm = new RegExp(
  String.raw`\bno ${type}(?: polic(?:y|ies))? allows? the (?:([\w-]+:\w+) )?action`,
  'i',
)
/** The documentation leaves the "no" out of the one for trust policies. */
const trustForm = /because the role trust policy allows the ([\w-]+:\w+) action/i
const publicAccessForm = /because public .{0,80}?(?:blocked|prevented) by the (\w+)/i

/** The reason that stands in a message, each form that AWS uses; null where it gives none. */
export function parseStatedReason(text: string): StatedReason | null {
  return explicitReason(text) ?? implicitReason(text) ?? serviceReason(text)
}

function explicitReason(text: string): StatedReason | null {
  const found = explicitForm.exec(text)
  if (found === null) return null
  const [, name, policy, through] = found
  return {
    effect: 'explicit',
    layer: name === undefined ? null : layerNamed(name),
    policy: policy?.replace(/[.,;:]+$/, '') ?? null,
    through: through === undefined ? null : layerNamed(through),
    action: null,
  }
}

function implicitReason(text: string): StatedReason | null {
  const [, name, action = null] = implicitForm.exec(text) ?? []
  if (name !== undefined) {
    return { effect: 'implicit', layer: layerNamed(name), policy: null, through: null, action }
  }
  const trusted = trustForm.exec(text)?.[1]
  if (trusted === undefined) return null
  return { effect: 'implicit', layer: 'trust', policy: null, through: null, action: trusted }
}

function serviceReason(text: string): StatedReason | null {
  const refuses = publicAccessForm.test(text) || /Roles may not be assumed by root accounts/i.test(text)
  return refuses ? { effect: 'explicit', layer: 'service', policy: null, through: null, action: null } : null
}

function layerNamed(name: string): StatedLayer | null {
  return layers.find(([form]) => form.test(name))?.[1] ?? null
}

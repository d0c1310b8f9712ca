import type { GateKind, Trace } from '#engine/explain/trace.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { StatedLayer, StatedReason } from '#interchange/denied-message/stated-reason.ts'
import { membershipOf } from '#model/gather-organization.ts'
import { resourceAt } from '#model/resource-at.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'

/** What AWS said beside what the model finds. */
export type Comparison =
  /** Denied here too, and by the layer that AWS names. `implicitly`: by nothing that allows, where AWS says explicit. */
  | { readonly kind: 'same'; readonly layer: StatedLayer; readonly implicitly: boolean }
  /** Denied here too; AWS gave no reason, or none that can be compared. */
  | { readonly kind: 'denied-too' }
  /** Denied here, though not by the layer that AWS names. */
  | { readonly kind: 'other-layer'; readonly stated: StatedLayer }
  /** Denied by the same layer, but the one says explicitly and the other implicitly. */
  | { readonly kind: 'other-effect'; readonly layer: StatedLayer }
  /** AWS denied what the model allows. */
  | { readonly kind: 'allowed-here' }

/** A layer that may have decided at AWS and of which the workspace holds nothing. */
export type Unseen =
  | { readonly kind: 'no-organization' }
  | { readonly kind: 'outside-organization'; readonly account: string }
  | { readonly kind: 'session-policies' }
  | { readonly kind: 'resource-policy'; readonly resource: string }
  | { readonly kind: 'no-endpoint' }
  | { readonly kind: 'unknown-endpoint'; readonly endpoint: string }
  | { readonly kind: 'missing-keys'; readonly keys: readonly string[] }

/** Compare what AWS said with the trace of the same request. AWS names one layer even where several deny. */
export function compare(reason: StatedReason | null, trace: Trace): Comparison {
  if (trace.decision === 'allowed') return { kind: 'allowed-here' }
  if (reason === null || reason.layer === null) return { kind: 'denied-too' }
  const { layer } = reason
  const explicitly = explicitLayers(trace)
  const implicitly = implicitLayers(trace)
  const ours = layerHere(layer)
  const here = reason.effect === 'explicit' ? explicitly : implicitly
  if (here.has(ours)) return { kind: 'same', layer, implicitly: false }
  const there = reason.effect === 'explicit' ? implicitly : explicitly
  if (!there.has(ours)) return { kind: 'other-layer', stated: layer }
  // AWS says "explicit deny" of an SCP even where nothing but an Allow is wanting
  return layer === 'serviceControl' && reason.effect === 'explicit'
    ? { kind: 'same', layer, implicitly: true }
    : { kind: 'other-effect', layer }
}

function explicitLayers(trace: Trace): ReadonlySet<GateKind> {
  return new Set(trace.decision === 'explicitDeny' ? trace.deciding.map(({ layer }) => layer) : [])
}

function implicitLayers(trace: Trace): ReadonlySet<GateKind> {
  const stops = trace.gates.filter(({ outcome }) => outcome === 'stop').map(({ gate }) => gate)
  return new Set([...trace.blockedBy, ...stops].filter((gate) => gate !== 'explicitDeny'))
}

/** A role's trust policy is its resource-based policy. */
function layerHere(layer: StatedLayer): GateKind {
  return layer === 'trust' ? 'resource' : layer
}

type Asked = {
  readonly session: Session
  /** Account of whoever asks, or null. */
  readonly account: string | null
  readonly resource: string
  readonly context: RequestContext
  readonly trace: Trace
}

/** What the workspace can't know of this request, and AWS may: those that AWS named first. */
export function unseenOf(workspace: Workspace, asked: Asked, reason: StatedReason | null): Unseen[] {
  const { session, resource, trace } = asked
  const found: (readonly [StatedLayer | null, Unseen])[] = [
    ...organizationUnseen(workspace, asked.account),
    ...(session.kind === 'role' ? [['session', { kind: 'session-policies' }] as const] : []),
    ...(resource.startsWith('arn:') && resourceAt(workspace, resource) === undefined
      ? [['resource', { kind: 'resource-policy', resource }] as const]
      : []),
    ...endpointUnseen(workspace, asked.context, reason),
    ...(trace.missingContextKeys.length > 0
      ? [[null, { kind: 'missing-keys', keys: trace.missingContextKeys }] as const]
      : []),
  ]
  const named = reason?.layer ?? null
  const first = found.filter(([layer]) => layer !== null && layer === named)
  return [...first, ...found.filter((each) => !first.includes(each))].map(([, unseen]) => unseen)
}

type Found = readonly [StatedLayer, Unseen]

function organizationUnseen(workspace: Workspace, account: string | null): Found[] {
  if (entitiesOf(workspace, 'organization').length === 0)
    return [['serviceControl', { kind: 'no-organization' }]]
  if (account === null || membershipOf(workspace, account).place !== null) return []
  return [['serviceControl', { kind: 'outside-organization', account }]]
}

function endpointUnseen(workspace: Workspace, context: RequestContext, reason: StatedReason | null): Found[] {
  const key = Object.keys(context).find((name) => name.toLowerCase() === 'aws:sourcevpce')
  const endpoint = key === undefined ? undefined : context[key]
  if (typeof endpoint !== 'string') {
    return reason?.layer === 'vpcEndpoint' ? [['vpcEndpoint', { kind: 'no-endpoint' }]] : []
  }
  const isKnown = entitiesOf(workspace, 'resource').some(
    ({ type, name }) => type === 'vpc-endpoint' && name === endpoint,
  )
  return isKnown ? [] : [['vpcEndpoint', { kind: 'unknown-endpoint', endpoint }]]
}

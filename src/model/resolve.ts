import { compilePolicies, type CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'
import { authorizeAll, type Check } from '#engine/evaluate/authorize-all.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import type { Caller } from './caller.ts'
import { gather, type Ask } from './gather.ts'
import { accessPointAsked, resolveAccessPoint, type Checks } from './resolve-access-point.ts'
import type { Workspace } from './workspace.ts'

/** Why there is no true answer. */
export type UnknownReason = Checks['reasons'][number]

/** A request that can be decided, or what keeps it from being decided truly. */
export type Resolution =
  | {
      readonly kind: 'ready'
      /** The first of the checks. */
      readonly request: AuthorizationRequest
      readonly policies: CompiledPolicies
      /** Whatever the request comes to, for `authorizeAll`: more than one where it goes through an S3 access point. */
      readonly checks: readonly Check[]
      /** What is missing, where that doesn't matter: the request is denied, or allowed, all the same. */
      readonly missing: readonly UnknownReason[]
    }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/**
 * Gather and compile all that bears on a request. Unknown where a document that bears on it is missing or can't
 * be read, and where the request can't be: unless what is known denies it explicitly, which nothing that is
 * missing could undo (R1.3), but for who asks, where they stand in the organization and what a Deny asks of the resource; and
 * unless what is missing can only take away, and nothing allows the request. Through an S3 access point it comes to two checks, which must both be allowed (R10.8).
 *
 * `bears` may leave out identity-based policies that are known to say nothing of the action, so that they needn't be
 * compiled: the outcome is the same.
 */
export function resolve(
  workspace: Workspace,
  caller: Caller,
  ask: Ask,
  bears?: (policy: NamedDocument) => boolean,
): Resolution {
  const accessPoint = accessPointAsked(workspace, ask)
  if (accessPoint !== null) return settled(resolveAccessPoint(workspace, caller, { ask, accessPoint }))
  const { request, documents, gaps } = gather(workspace, caller, ask)
  const readable = readRequest(request)
  if (!readable.ok) return unknown([{ kind: 'unusable-request', problem: readable.problem }])
  const few = bears === undefined ? documents : bearing(documents, bears)
  const compiled = compilePolicies(few)
  if (!compiled.ok && few !== documents) return resolve(workspace, caller, ask) // says where the document stands
  if (!compiled.ok) return unknown([...gaps, { kind: 'invalid-document', ...compiled.problem }])
  return settled({ checks: [{ request, policies: compiled.value }], reasons: gaps })
}

function bearing(documents: PolicyDocuments, bears: (policy: NamedDocument) => boolean): PolicyDocuments {
  return documents.identity === undefined
    ? documents
    : { ...documents, identity: documents.identity.filter(bears) }
}

/** What a Deny itself may hang on: who asks, and from where. */
function bearsOnDenies(reason: UnknownReason): boolean {
  if (reason.kind === 'unread-resource') return reason.part === 'aliases'
  return asked.has(reason.kind)
}

const asked: ReadonlySet<UnknownReason['kind']> = new Set(['no-such-caller', 'unread-place', 'unread-tags'])

/** Is what is missing something that can only take away, so that what is not allowed without it is denied for certain? */
export function onlyTakesAway(reason: UnknownReason): boolean {
  if (reason.kind === 'unread-resource') return reason.part === 'blockPublicAccess'
  return takesAway.has(reason.kind)
}

const takesAway: ReadonlySet<UnknownReason['kind']> = new Set([
  'unread-membership',
  'unread-organization-policies',
  'unread-public-access',
])

function settled({ checks, reasons }: Checks): Resolution {
  const [first] = checks
  if (first === undefined) return unknown(reasons)
  const ready = { kind: 'ready', ...first, checks, missing: reasons } as const
  if (reasons.length === 0) return ready
  if (reasons.some(bearsOnDenies)) return unknown(reasons)
  const { decision } = authorizeAll(checks)
  if (decision === 'explicitDeny') return ready
  if (decision === 'implicitDeny') return reasons.every(onlyTakesAway) ? ready : unknown(reasons)
  const isCertain =
    reasons.every(isOfPublicAccess) && authorizeAll(checks.map(withPublicBlocked)).decision === 'allowed'
  return isCertain ? ready : unknown(reasons)
}

/** Is all that is missing what S3 blocks of what is public? */
export function isOfPublicAccess(reason: UnknownReason): boolean {
  return reason.kind === 'unread-resource'
    ? reason.part === 'blockPublicAccess'
    : reason.kind === 'unread-public-access'
}

/** The check where S3 blocks all that it can of what is public, which allows no more than any other setting (R10.7). */
export function withPublicBlocked({ request, policies }: Check): Check {
  const s3 = { ...request.resourceSettings?.['s3'], ...allBlocked }
  return { request: { ...request, resourceSettings: { ...request.resourceSettings, s3 } }, policies }
}

const allBlocked = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
}

function unknown(reasons: readonly UnknownReason[]): Resolution {
  return { kind: 'unknown', reasons }
}

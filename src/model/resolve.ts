import {
  compilePolicies,
  type CompiledPolicies,
  type InvalidDocument,
} from '#engine/compile/compile-policies.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import { readRequest, type RequestProblem } from '#engine/request/read-request.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import type { Caller } from './caller.ts'
import type { Gap } from './gap.ts'
import { gather, type Ask } from './gather.ts'
import type { Workspace } from './workspace.ts'

/** Why there is no true answer. */
export type UnknownReason =
  | Gap
  | ({ readonly kind: 'invalid-document' } & InvalidDocument)
  | { readonly kind: 'unusable-request'; readonly problem: RequestProblem }

/** A request that can be decided, or what keeps it from being decided truly. */
export type Resolution =
  | { readonly kind: 'ready'; readonly request: AuthorizationRequest; readonly policies: CompiledPolicies }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/**
 * Gather and compile all that bears on a request. Unknown where a document that bears on it is missing or can't
 * be read, and where the request can't be: unless what is known denies it explicitly, which nothing that is
 * missing could undo (R1.3).
 */
export function resolve(workspace: Workspace, caller: Caller, ask: Ask): Resolution {
  const { request, documents, gaps } = gather(workspace, caller, ask)
  const readable = readRequest(request)
  if (!readable.ok) return unknown([{ kind: 'unusable-request', problem: readable.problem }])
  const compiled = compilePolicies(documents)
  if (!compiled.ok) return unknown([...gaps, { kind: 'invalid-document', ...compiled.problem }])
  const policies = compiled.value
  if (gaps.length === 0) return { kind: 'ready', request, policies }
  if (gaps.some((gap) => gap.kind === 'no-such-caller')) return unknown(gaps)
  const isDenied = authorize(request, policies).decision === 'explicitDeny'
  return isDenied ? { kind: 'ready', request, policies } : unknown(gaps)
}

function unknown(reasons: readonly UnknownReason[]): Resolution {
  return { kind: 'unknown', reasons }
}

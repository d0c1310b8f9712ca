import { explain } from '#engine/explain/explain.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { askAt } from '#model/ask-at.ts'
import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import { resolve, type UnknownReason } from '#model/resolve.ts'
import { todayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'

import { checksOfWitness } from './any-session.ts'

/** How a caller's request is decided, or what keeps it from being decided truly. */
export type CallerExplanation =
  | { readonly kind: 'traced'; readonly request: AuthorizationRequest; readonly trace: Trace }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/**
 * Explain the request of a caller who needn't have a session; `anySession` is explained as the role. Of several checks the
 * one that decides: any explicit deny, else any that isn't allowed (R1.4). It is made on the day of the workspace, where `ask` doesn't tell
 * when.
 */
export function explainCaller(workspace: Workspace, caller: Caller, ask: Ask): CallerExplanation {
  const resolution = resolve(workspace, caller, askAt(ask, new Date(todayOf(workspace)).toISOString()))
  if (resolution.kind === 'unknown') return resolution
  const traced = checksOfWitness(caller, resolution.checks).map(({ request, policies }) => ({
    kind: 'traced' as const,
    request,
    trace: explain(request, policies),
  }))
  const decisive =
    traced.find(({ trace }) => trace.decision === 'explicitDeny') ??
    traced.find(({ trace }) => trace.decision !== 'allowed') ??
    traced[0]
  return decisive ?? { kind: 'unknown', reasons: [] }
}

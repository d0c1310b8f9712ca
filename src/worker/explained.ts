import type { explain as explainRequest } from '#engine/explain/explain.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { resolve, type Resolution } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { Session } from '#sessions/session.ts'

import type { Ask, Explanation } from './contract.ts'

/** How a request of `session` is decided, told by `explain`; of several checks the one that decides. */
export function explained(
  workspace: Workspace,
  session: Session,
  ask: Ask,
  explain: typeof explainRequest,
): Explanation {
  const resolution: Resolution = resolve(workspace, callerOf(workspace, session), ask)
  if (resolution.kind === 'unknown') return resolution
  const traced = resolution.checks.map(({ request, policies }) => ({
    request,
    trace: explain(request, policies),
  }))
  const { request, trace } = decisive(traced) ?? {
    request: resolution.request,
    trace: explain(resolution.request, resolution.policies),
  }
  return { kind: 'traced', request, trace }
}

type Traced = { readonly request: AuthorizationRequest; readonly trace: Trace }

/** Of the checks of one request, the one that decides it: any explicit deny, else any that isn't allowed (R1.4). */
function decisive(traced: readonly Traced[]): Traced | undefined {
  return (
    traced.find(({ trace }) => trace.decision === 'explicitDeny') ??
    traced.find(({ trace }) => trace.decision !== 'allowed') ??
    traced[0]
  )
}

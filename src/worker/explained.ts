import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { explain } from '#engine/explain/explain.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { untoldObjectTags } from '#graph/board/untold-object-tags.ts'
import { resolve, type Resolution } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { Session } from '#sessions/session.ts'

import type { Ask, Explanation, Undecided } from './contract.ts'

/** Why a request of `session` is decided as it is, and what of the object it hangs on that nobody knows. */
export function explanationOf(workspace: Workspace, session: Session, ask: Ask): Explanation {
  const told = explained(workspace, session, ask, explain)
  if (told.kind === 'unknown') return told
  return { ...told, untold: untoldObjectTags(workspace, callerOf(workspace, session), ask) }
}

/** How a request of `session` is decided, told by `tellOf`; of several checks the one that decides. */
export function explained<Trace extends Decided>(
  workspace: Workspace,
  session: Session,
  ask: Ask,
  tellOf: (request: AuthorizationRequest, policies: CompiledPolicies) => Trace,
): Traced<Trace> | Undecided {
  const resolution: Resolution = resolve(workspace, callerOf(workspace, session), ask)
  if (resolution.kind === 'unknown') return resolution
  const traced = resolution.checks.map(({ request, policies }) => ({
    request,
    trace: tellOf(request, policies),
  }))
  const { request, trace }: Check<Trace> = decisive(traced) ?? {
    request: resolution.request,
    trace: tellOf(resolution.request, resolution.policies),
  }
  return { kind: 'traced', request, trace }
}

type Decided = { readonly decision: DecisionKind }
type Check<Trace> = { readonly request: AuthorizationRequest; readonly trace: Trace }
type Traced<Trace> = Check<Trace> & { readonly kind: 'traced' }

/** Of the checks of one request, the one that decides it: any explicit deny, else any that isn't allowed (R1.4). */
function decisive<Trace extends Decided>(traced: readonly Check<Trace>[]): Check<Trace> | undefined {
  return (
    traced.find(({ trace }) => trace.decision === 'explicitDeny') ??
    traced.find(({ trace }) => trace.decision !== 'allowed') ??
    traced[0]
  )
}

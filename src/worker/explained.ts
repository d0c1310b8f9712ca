import type { CompiledPolicies } from '#engine/compile/compile-policies.ts'
import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { resolve, type Resolution } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import type { Session } from '#sessions/session.ts'

import type { Ask, Undecided } from './contract.ts'

/** How a request of `session` is decided, told by `explain`; of several checks the one that decides. */
export function explained<Trace extends Decided>(
  workspace: Workspace,
  session: Session,
  ask: Ask,
  explain: (request: AuthorizationRequest, policies: CompiledPolicies) => Trace,
): Traced<Trace> | Undecided {
  const resolution: Resolution = resolve(workspace, callerOf(workspace, session), ask)
  if (resolution.kind === 'unknown') return resolution
  const traced = resolution.checks.map(({ request, policies }) => ({
    request,
    trace: explain(request, policies),
  }))
  const { request, trace }: Check<Trace> = decisive(traced) ?? {
    request: resolution.request,
    trace: explain(resolution.request, resolution.policies),
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

import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { explain, explainBriefly } from '#engine/explain/explain.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Caller } from '#model/caller.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'

import type { NotAuthorized, Undecided } from './assume-refusal.ts'
import { missingOf, sidesOf } from './refusal-sides.ts'

type StsAction =
  | 'sts:AssumeRole'
  | 'sts:AssumeRoleWithSAML'
  | 'sts:AssumeRoleWithWebIdentity'
  | 'sts:GetFederationToken'

/** One call of STS: what is asked, and the keys that exist in this call alone (R6.13, R6.15). */
export type StsCall = {
  readonly action: StsAction
  /** The role, or the federated user to be. */
  readonly resource: string
  readonly context: RequestContext
  /** Tags are passed, or handed on along a chain: sts:TagSession is needed too (R9.11). */
  readonly tags: boolean
  /** A source identity is passed or handed on: sts:SetSourceIdentity is needed too (R9.13). */
  readonly setsSourceIdentity: boolean
}

/**
 * May this caller have the session? The role's trust policy and the caller's own side are weighed as one request on
 * the role, by the same rules as any other, once for each permission that the call comes to. All must be allowed; of
 * several refusals the trace is that of the first.
 *
 * Rules R1.5, R9.1 to R9.3, R9.7, R9.11, R9.13. Source: IAM User Guide, "Comparing the AWS STS API operations".
 */
export function judge(workspace: Workspace, caller: Caller, call: StsCall): Judged {
  return judgeBy(explain, workspace, caller, call)
}

/** The same, with a trace that leaves out the statements on other actions: for many roles at once. */
export function judgeBriefly(workspace: Workspace, caller: Caller, call: StsCall): Judged {
  return judgeBy(explainBriefly, workspace, caller, call)
}

type Judged = Result<Trace, NotAuthorized | Undecided>

function judgeBy(reason: typeof explain, workspace: Workspace, caller: Caller, call: StsCall): Judged {
  const { action, resource, context, tags, setsSourceIdentity } = call
  const actions = [
    action,
    ...(tags ? ['sts:TagSession'] : []),
    ...(setsSourceIdentity ? ['sts:SetSourceIdentity'] : []),
  ]
  const checks: { action: string; decision: DecisionKind }[] = []
  let refusal: { request: NotAuthorized['request']; trace: Trace } | null = null
  let granted: Trace | null = null
  for (const each of actions) {
    const resolution = resolve(workspace, caller, { action: each, resource, context })
    if (resolution.kind === 'unknown') return refused({ kind: 'undecided', reasons: resolution.reasons })
    const trace = reason(resolution.request, resolution.policies)
    checks.push({ action: each, decision: trace.decision })
    granted ??= trace
    if (trace.decision !== 'allowed') refusal ??= { request: resolution.request, trace }
  }
  if (granted !== null && refusal === null) return ok(granted)
  if (refusal === null) throw new Error(`nothing was asked about ${resource}`)
  const { trace } = refusal
  return refused({
    kind: 'not-authorized',
    ...refusal,
    checks,
    ...sidesOf(trace),
    missing: missingOf(trace, refusal.request),
  })
}

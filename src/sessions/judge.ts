import { explain, explainBriefly } from '#engine/explain/explain.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Caller } from '#model/caller.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'

import type { NotAuthorized, Undecided } from './assume-refusal.ts'

type StsAction =
  | 'sts:AssumeRole'
  | 'sts:AssumeRoleWithSAML'
  | 'sts:AssumeRoleWithWebIdentity'
  | 'sts:SetSourceIdentity'

/** One call of STS for a role: what is asked, and the keys that exist in this call alone (R6.13, R6.15). */
export type StsCall = { readonly action: StsAction; readonly role: string; readonly context: RequestContext }

/**
 * May this caller have the role? The role's trust policy and the caller's own side are weighed as one request
 * on the role, by the same rules as any other. A source identity goes on with every hop, so a caller that has
 * one must be allowed to set it on this role too; of two refusals the first is told.
 *
 * Rules R9.1 to R9.3, R9.7, R9.13. Source: IAM User Guide, "Comparing the AWS STS API operations".
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
  const judged = judgeOne(reason, workspace, caller, call)
  if (!judged.ok || caller.kind !== 'role-session' || !Object.hasOwn(caller.context, 'aws:SourceIdentity')) {
    return judged
  }
  const identitySet = judgeOne(reason, workspace, caller, { ...call, action: 'sts:SetSourceIdentity' })
  return identitySet.ok ? judged : identitySet
}

function judgeOne(
  reason: typeof explain,
  workspace: Workspace,
  caller: Caller,
  { action, role, context }: StsCall,
): Judged {
  const resolution = resolve(workspace, caller, { action, resource: role, context })
  if (resolution.kind === 'unknown') return refused({ kind: 'undecided', reasons: resolution.reasons })

  const trace = reason(resolution.request, resolution.policies)
  if (trace.decision === 'allowed') return ok(trace)
  return refused({ kind: 'not-authorized', request: resolution.request, trace })
}

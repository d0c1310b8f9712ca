import type { BlockingLayer, DecisionKind, StatementReference } from '#engine/evaluate/decision.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Role } from '#model/entities/entity.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { AssumeRefusal, Undecided } from './assume-refusal.ts'
import { callerOf } from './caller-of.ts'
import { judgeBriefly } from './judge.ts'
import { sessionNameOf } from './session-name.ts'
import { inheritedFrom } from './session-tags.ts'
import type { Session } from './session.ts'

export type AssumeVerdict =
  | {
      readonly kind: 'decided'
      readonly decision: DecisionKind
      readonly sentence: string
      readonly deciding: readonly StatementReference[]
      readonly blockedBy: readonly BlockingLayer[]
    }
  | { readonly kind: 'unknown'; readonly reasons: Undecided['reasons'] }
  /** No policy was asked: such a session assumes no role. */
  | { readonly kind: 'refused'; readonly problem: Extract<AssumeRefusal, { kind: 'root-cannot-assume' }> }

/** A role and whether the session may assume it, with the keys that would change the answer if they were passed. */
export type RoleForecast = {
  readonly role: Arn
  readonly accountId: AccountId
  readonly verdict: AssumeVerdict
  readonly missingContextKeys: readonly string[]
}

/**
 * Every role of the workspace with what AssumeRole would answer this session now, allowed ones first, else in the
 * order of creation. `context` holds what the call would pass besides: an external id, a session name (else the
 * one that the console would pass).
 *
 * One brief explanation for each role. Rules R9.1 to R9.4, R9.17.
 */
export function assumableRoles(
  workspace: Workspace,
  session: Session,
  context: RequestContext,
): readonly RoleForecast[] {
  const roles = entitiesOf(workspace, 'role')
  if (session.kind === 'root') {
    const problem = { kind: 'root-cannot-assume', accountId: session.accountId } as const
    return roles.map((role) => forecastOf(role, { kind: 'refused', problem }, []))
  }

  const caller = callerOf(workspace, session)
  const call = withSessionName(context, session)
  const tags = Object.keys(inheritedFrom(session)).length > 0
  const forecasts = roles.map((role) => forecast(workspace, { caller, tags }, role, call))
  return [...forecasts.filter(isAllowed), ...forecasts.filter((one) => !isAllowed(one))]
}

/** Who asks; `tags` where transitive tags go along. */
type Asking = { readonly caller: Caller; readonly tags: boolean }

function forecast(
  workspace: Workspace,
  { caller, tags }: Asking,
  role: Role,
  context: RequestContext,
): RoleForecast {
  const judged = judgeBriefly(workspace, caller, {
    action: 'sts:AssumeRole',
    resource: role.arn,
    context,
    tags,
    setsSourceIdentity: caller.kind === 'role-session' && Object.hasOwn(caller.context, 'aws:SourceIdentity'),
  })
  if (judged.ok) return decided(role, judged.value)
  switch (judged.problem.kind) {
    case 'not-authorized':
      return decided(role, judged.problem.trace)
    case 'undecided':
      return forecastOf(role, { kind: 'unknown', reasons: judged.problem.reasons }, [])
  }
}

function decided(role: Role, trace: Trace): RoleForecast {
  const { decision, sentence, deciding, blockedBy, missingContextKeys } = trace
  return forecastOf(
    role,
    { kind: 'decided', decision, sentence, deciding, blockedBy },
    decision === 'allowed' ? [] : missingContextKeys,
  )
}

function forecastOf(role: Role, verdict: AssumeVerdict, missingContextKeys: readonly string[]): RoleForecast {
  return { role: role.arn, accountId: role.accountId, verdict, missingContextKeys }
}

function isAllowed({ verdict }: RoleForecast): boolean {
  return verdict.kind === 'decided' && verdict.decision === 'allowed'
}

/** A name is always passed in AssumeRole (R6.13). */
function withSessionName(context: RequestContext, session: Session): RequestContext {
  const named = Object.keys(context).some((key) => key.toLowerCase() === 'sts:rolesessionname')
  return named ? context : { ...context, 'sts:RoleSessionName': sessionNameOf(session) }
}

import type { CompiledPolicies } from '../compile/compile-policies.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { authorize } from './authorize.ts'
import type { Decision, DecisionKind } from './decision.ts'

/** One of the checks that a call comes to, with the policies that bear on its own resource. */
export type Check = { readonly request: AuthorizationRequest; readonly policies: CompiledPolicies }

/**
 * Decide a call that needs several resources or permissions, as ec2:RunInstances does: every check must be allowed, and
 * any explicit deny among them is the call's. No checks at all are not allowed: `implicitDeny`.
 *
 * Rules R1.4, R1.5. Source: IAM User Guide, "IAM JSON policy elements: Condition operators", on IfExists.
 */
export function authorizeAll(checks: readonly Check[]): Decision {
  return { decision: together(checks.map(({ request, policies }) => authorize(request, policies).decision)) }
}

/** What the decisions of the checks of one call come to. Rule R1.4. */
export function together(decisions: readonly DecisionKind[]): DecisionKind {
  if (decisions.includes('explicitDeny')) return 'explicitDeny'
  const isAllowed = decisions.length > 0 && decisions.every((decision) => decision === 'allowed')
  return isAllowed ? 'allowed' : 'implicitDeny'
}

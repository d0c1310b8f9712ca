import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkModifiable, checkUsablePolicy, noSuch } from './check-entity.ts'
import { first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type SetPermissionsBoundary = {
  /** User or role. */
  readonly principal: Arn
  /** A managed policy, or null to take the boundary away. */
  readonly policy: Arn | null
}

/** Limit a user or role by a managed policy, in place of the boundary that it had (R1.9). */
export function setPermissionsBoundary(
  workspace: Workspace,
  input: SetPermissionsBoundary,
): Result<Change, Problem> {
  const { policy } = input
  const principal =
    entityOf(workspace, 'user', input.principal) ?? entityOf(workspace, 'role', input.principal)
  if (principal === undefined) return refused(noSuch('policy-holder', input.principal))
  const problem = first([
    checkModifiable(principal),
    policy === null ? null : checkUsablePolicy(workspace, policy, principal.accountId),
  ])
  if (problem !== null) return refused(problem)
  const to =
    principal.permissionsBoundary === policy ? principal : { ...principal, permissionsBoundary: policy }
  if (policy === null)
    return ok(updating(label('delete-permissions-boundary', principal.name), [principal, to]))
  const name = entityOf(workspace, 'policy', policy)?.name ?? policy
  return ok(updating(label('set-permissions-boundary', principal.name, name), [principal, to]))
}

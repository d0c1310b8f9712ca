import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { roleKind } from '../entities/role-kind.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type DeleteServiceLinkedRole = { readonly role: Arn }

/**
 * Delete a service-linked role, taking it that the service has no resources that need it, which nothing here can see.
 * Refuses every other role.
 *
 * Rule R10.11. Source: IAM API Reference, "DeleteServiceLinkedRole".
 */
export function deleteServiceLinkedRole(
  workspace: Workspace,
  input: DeleteServiceLinkedRole,
): Result<Change, Problem> {
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined || roleKind(role) !== 'service-linked') return refused(noSuch('role', input.role))
  return ok({
    label: label('delete-service-linked-role', role.name),
    added: [],
    updated: [],
    removed: [role],
  })
}

import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Entity, EntityId, Principal } from '../entities/entity.ts'
import { derivedUniqueId, isPrincipalId } from '../entities/unique-id.ts'
import { isManagementAccount } from '../organization.ts'
import type { Workspace } from '../workspace.ts'
import { label, type Update } from './change-of.ts'
import { checkModifiable, nameOf, noSuch } from './check-entity.ts'
import { deleteOrganization } from './delete-organization.ts'
import { renamingPrincipal } from './named-principals.ts'
import type { Problem } from './problem.ts'
import { tiesOf } from './ties-of.ts'

export type DeleteEntity = { readonly id: EntityId }

/**
 * Delete an entity. Refuses while anything is tied to it, naming all of it, as IAM does. Trust and
 * resource-based policies that name a deleted user or role keep its unique id instead, so that one made anew
 * under the same name isn't trusted (R3.10).
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal"; the Delete… actions of the IAM API Reference.
 */
export function deleteEntity(workspace: Workspace, { id }: DeleteEntity): Result<Change, Problem> {
  const entity = workspace.entities.get(id)
  if (entity === undefined) return refused(noSuch('resource', id))
  if (entity.kind === 'organization') return deleteOrganization(workspace)
  const name = nameOf(entity)
  const problem = checkModifiable(entity) ?? checkNotManagement(workspace, entity)
  if (problem !== null) return refused(problem)
  const ties = tiesOf(workspace, entity)
  if (ties.length > 0) return refused({ kind: 'delete-conflict', name, ties })
  const isPrincipal = entity.kind === 'user' || entity.kind === 'role'
  const updated: readonly Update[] = isPrincipal
    ? renamingPrincipal(workspace, entity.arn, idLeftBehind(entity))
    : []
  return ok({
    label: label(`delete-${entity.kind}`, name),
    added: [],
    updated: updated.filter(([from]) => from.id !== id),
    removed: [entity],
  })
}

/** The management account goes with its organization only. */
function checkNotManagement(workspace: Workspace, entity: Entity): Problem | null {
  if (entity.kind !== 'account' || !isManagementAccount(workspace, entity.accountId)) return null
  return { kind: 'unmodifiable-entity', name: entity.name, reason: 'management-account' }
}

/** An export may spell a unique id in a way that can't stand as a principal; its stand-in can. */
function idLeftBehind({ kind, arn, uniqueId }: Principal): string {
  return isPrincipalId(uniqueId) ? uniqueId : derivedUniqueId(kind, arn)
}

import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Entity, ManagedPolicy, Principal } from '#model/entities/entity.ts'
import type { PolicyHolder } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { isEverything } from './actor-policies.ts'

/** A document of a policy; undefined where the workspace doesn't hold it. */
export type Document = JsonValue | undefined

/** The document of the version that is in force. */
export function inForce(policy: ManagedPolicy | undefined): Document {
  return policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)?.document
}

/** The inline policies of a user, group or role. */
export function ownOf(entity: Entity | null): readonly Document[] {
  return isHolder(entity) ? entity.inlinePolicies.map(({ document }) => document) : []
}

/** The managed policies that are attached to a user, group or role. */
export function attachedOf(workspace: Workspace, entity: Entity | null): readonly Document[] {
  return isHolder(entity)
    ? entity.attachedPolicies.map((arn) => inForce(entityOf(workspace, 'policy', arn)))
    : []
}

function isHolder(entity: Entity | null): entity is PolicyHolder {
  return entity?.kind === 'user' || entity?.kind === 'role' || entity?.kind === 'group'
}

/** Does one of them deny anything, or can't be read? */
export function mayDeny(documents: readonly Document[]): boolean {
  return documents.some((document) => {
    const compiled = compiledOnce(document, 'identity')
    return !compiled.ok || compiled.value.statements.some(({ effect }) => effect === 'Deny')
  })
}

/**
 * May the boundary of a user or role hold it back? Not where it has none, nor where that allows everything outright and denies
 * nothing. A boundary that isn't there, or can't be read, may. Rule R7.3.
 */
export function holdsBack(workspace: Workspace, { permissionsBoundary }: Principal): boolean {
  if (permissionsBoundary === null) return false
  const compiled = compiledOnce(inForce(entityOf(workspace, 'policy', permissionsBoundary)), 'identity')
  return (
    !compiled.ok ||
    !compiled.value.statements.some(isEverything) ||
    compiled.value.statements.some(({ effect }) => effect === 'Deny')
  )
}

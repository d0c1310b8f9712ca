import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { alreadyExists, checkModifiable, noSuch } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type EditOrganizationPolicy = {
  readonly policy: string
  readonly name: string
  readonly description: string
}

/**
 * Give an SCP or RCP another name and description; its document is `editDocument`'s.
 *
 * Source: AWS Organizations API Reference, "UpdatePolicy".
 */
export function editOrganizationPolicy(
  workspace: Workspace,
  { policy: id, name, description }: EditOrganizationPolicy,
): Result<Change, Problem> {
  const policy = entityOf(workspace, 'organization-policy', id)
  if (policy === undefined) return refused(noSuch('organization-policy', id))
  const isTaken = entitiesOf(workspace, 'organization-policy').some(
    (other) => other.id !== id && other.type === policy.type && other.name === name,
  )
  const problem = first([
    checkModifiable(policy),
    checkText('name', name, 'organization-policy-name'),
    checkText('description', description, 'organization-policy-description'),
    isTaken ? alreadyExists('organization-policy', name) : null,
  ])
  if (problem !== null) return refused(problem)
  const isSame = policy.name === name && policy.description === description
  const to = isSame ? policy : { ...policy, name, description }
  return ok(updating(label('edit-organization-policy', policy.name), [policy, to]))
}

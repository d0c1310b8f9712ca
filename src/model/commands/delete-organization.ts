import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { organizationKey } from '../entities/organization.ts'
import { accountsInOrganization, organizationOf } from '../organization.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { label } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'
import { tiesOf } from './ties-of.ts'

/**
 * Delete the organization, its SCPs and RCPs with it. Refuses while it has OUs, or accounts beside the management
 * account, which then stands alone.
 *
 * Source: AWS Organizations API Reference, "DeleteOrganization".
 */
export function deleteOrganization(workspace: Workspace): Result<Change, Problem> {
  const organization = organizationOf(workspace)
  if (organization === undefined) return refused(noSuch('organization', organizationKey))
  const ties = tiesOf(workspace, organization)
  const name = organization.organizationId
  if (ties.length > 0) return refused({ kind: 'delete-conflict', name, ties })
  return ok({
    label: label('delete-organization', name),
    added: [],
    updated: accountsInOrganization(workspace).map((account) => [
      account,
      { ...account, parent: null, organizationPolicies: [] },
    ]),
    removed: [organization, ...entitiesOf(workspace, 'organization-policy')],
  })
}

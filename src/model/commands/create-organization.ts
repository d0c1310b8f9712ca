import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { AccountId } from '../entities/names.ts'
import { organizationKey, type Organization } from '../entities/organization.ts'
import { organizationOf } from '../organization.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateOrganization = {
  /** `o-…`, as AWS would have chosen it. */
  readonly organizationId: string
  /** `r-…`, as AWS would have chosen it. */
  readonly rootId: string
  readonly managementAccountId: AccountId
}

/**
 * Make an account the management account of a new organization, in which neither SCPs nor RCPs are on. Refuses a
 * second organization.
 *
 * Source: AWS Organizations API Reference, "CreateOrganization".
 */
export function createOrganization(workspace: Workspace, input: CreateOrganization): Result<Change, Problem> {
  const { organizationId, rootId, managementAccountId } = input
  const account = entityOf(workspace, 'account', `account/${managementAccountId}`)
  if (account === undefined) return refused(noSuch('account', managementAccountId))
  const before = organizationOf(workspace)
  const problem = first([
    checkText('organizationId', organizationId, 'organization-id'),
    checkText('rootId', rootId, 'root-id'),
    before === undefined ? null : alreadyExists('organization', before.organizationId),
  ])
  if (problem !== null) return refused(problem)
  const organization: Organization = {
    ...input,
    kind: 'organization',
    id: organizationKey,
    policyTypes: [],
    organizationPolicies: [],
  }
  return ok({
    label: label('create-organization', organizationId),
    added: [organization],
    updated: [[account, { ...account, parent: rootId }]],
    removed: [],
  })
}

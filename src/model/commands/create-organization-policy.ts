import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import { organizationPolicyArn } from '../entities/arn-of.ts'
import type { OrganizationPolicy, OrganizationPolicyType } from '../entities/organization.ts'
import { organizationOf } from '../organization.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkCount, checkText, first } from './check-input.ts'
import { checkOrganizationDocument } from './check-organization.ts'
import type { Problem } from './problem.ts'

export type CreateOrganizationPolicy = {
  /** `p-…`, as AWS would have chosen it. */
  readonly id: string
  readonly type: OrganizationPolicyType
  readonly name: string
  readonly description: string
  readonly document: JsonValue
}

/**
 * Create an SCP or RCP, attached to nothing. Refuses a name that another policy of its type has.
 *
 * Rules R8.3, R8.7. Source: AWS Organizations API Reference, "CreatePolicy".
 */
export function createOrganizationPolicy(
  workspace: Workspace,
  input: CreateOrganizationPolicy,
): Result<Change, Problem> {
  const { id, type, name, description, document } = input
  const organization = organizationOf(workspace)
  if (organization === undefined) return refused(noSuch('organization', name))
  const present = entitiesOf(workspace, 'organization-policy').filter((policy) => policy.type === type)
  const problem = first([
    checkText('id', id, 'organization-policy-id'),
    checkText('name', name, 'organization-policy-name'),
    checkText('description', description, 'organization-policy-description'),
    workspace.entities.has(id) ? alreadyExists('organization-policy', id) : null,
    present.some((policy) => policy.name === name) ? alreadyExists('organization-policy', name) : null,
    checkCount(`${type}-policies-per-organization`, present.length + 1, []),
    checkOrganizationDocument(workspace, type, document),
  ])
  if (problem !== null) return refused(problem)
  const arn = organizationPolicyArn(organization, { id, type, awsManaged: false })
  const policy: OrganizationPolicy = { ...input, kind: 'organization-policy', arn, awsManaged: false }
  return ok(adding(label('create-organization-policy', name), policy))
}

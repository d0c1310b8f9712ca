import type { JsonValue } from '#engine/text/json.ts'

import type { Organization, OrganizationalUnit, OrganizationPolicyType } from '../entities/organization.ts'
import { organizationOf, type OrganizationTarget } from '../organization.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { checkDocument } from './check-document.ts'
import { alreadyExists } from './check-entity.ts'
import type { Problem } from './problem.ts'

/**
 * Would Organizations save this SCP or RCP? Null where it would.
 *
 * Rules R8.3, R8.7. Source: AWS Organizations User Guide, "Quotas and service limits for AWS Organizations".
 */
export function checkOrganizationDocument(
  workspace: Workspace,
  type: OrganizationPolicyType,
  document: JsonValue,
): Problem | null {
  return type === 'service-control'
    ? checkDocument(workspace, document, 'scp', 'service-control-policy-size')
    : checkDocument(workspace, document, 'rcp', 'resource-control-policy-size')
}

/** The root, as the organization, or the OU of that id: what can have OUs and accounts in it. */
export function parentAt(workspace: Workspace, id: string): Organization | OrganizationalUnit | undefined {
  const organization = organizationOf(workspace)
  return organization?.rootId === id ? organization : entityOf(workspace, 'organizational-unit', id)
}

/** Is the name free among the OUs of a parent? Letter case counts. */
export function checkUnitName(workspace: Workspace, parent: string, name: string): Problem | null {
  const isTaken = entitiesOf(workspace, 'organizational-unit').some(
    (unit) => unit.parent === parent && unit.name === name,
  )
  return isTaken ? alreadyExists('organizational-unit', name) : null
}

/** What people call the root, an OU or an account. */
export function targetName(target: OrganizationTarget): string {
  return target.kind === 'organization' ? target.rootId : target.name
}

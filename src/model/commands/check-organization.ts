import type { JsonValue } from '#engine/text/json.ts'

import type { OrganizationPolicyType } from '../entities/organization.ts'
import type { Workspace } from '../workspace.ts'
import { checkDocument } from './check-document.ts'
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

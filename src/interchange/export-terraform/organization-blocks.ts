import { organizationOf } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'
import { entitiesOf } from '#model/workspace.ts'

import { blockNames } from '../exporting/block-names.ts'
import { isWritable } from '../exporting/is-writable.ts'
import { document, reference, type Block, type Hcl } from './hcl.ts'
import { resource } from './iam-blocks.ts'

const awsTypes = {
  'service-control': 'SERVICE_CONTROL_POLICY',
  'resource-control': 'RESOURCE_CONTROL_POLICY',
}

/** The organization, its units, policies and what they are attached to; nothing where there is none. */
export function organizationBlocks(workspace: Workspace): Block[] {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  const units = entitiesOf(workspace, 'organizational-unit')
  const policies = entitiesOf(workspace, 'organization-policy').filter(
    ({ awsManaged, document: json }) => !awsManaged && isWritable(json),
  )
  const unitNames = blockNames(units, '_')
  const policyNames = blockNames(policies, '_')
  const root = reference('aws_organizations_organization.this.roots[0].id')
  const target = (id: string): Hcl => {
    const unit = unitNames.get(id)
    if (unit !== undefined) return reference(`aws_organizations_organizational_unit.${unit}.id`)
    return id === organization.rootId ? root : id
  }
  const targets = [
    { id: organization.rootId, has: organization.organizationPolicies },
    ...units.map(({ id, organizationPolicies }) => ({ id, has: organizationPolicies })),
    ...entitiesOf(workspace, 'account').map((one) => ({ id: one.accountId, has: one.organizationPolicies })),
  ]
  return [
    resource('aws_organizations_organization', 'this', {
      feature_set: 'ALL',
      enabled_policy_types: organization.policyTypes.map((type) => awsTypes[type]),
    }),
    ...units.map(({ id, name, parent }) =>
      resource('aws_organizations_organizational_unit', unitNames.get(id) ?? 'x', {
        name,
        parent_id: target(parent),
      }),
    ),
    ...policies.map(({ id, name, description, type, document: json }) =>
      resource('aws_organizations_policy', policyNames.get(id) ?? 'x', {
        name,
        description: description === '' ? null : description,
        type: awsTypes[type],
        content: document(json),
      }),
    ),
    ...targets.flatMap((one) =>
      one.has.flatMap((policy, i) => {
        const name = policyNames.get(policy)
        if (name === undefined) return []
        return [
          resource('aws_organizations_policy_attachment', `${name}_${one.id.replaceAll('-', '_')}_${i + 1}`, {
            policy_id: reference(`aws_organizations_policy.${name}.id`),
            target_id: target(one.id),
          }),
        ]
      }),
    ),
  ]
}

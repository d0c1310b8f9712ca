import type { JsonValue } from '#engine/text/json.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { isWritable } from '../exporting/is-writable.ts'
import { logicalIds, ref, type TemplateResource } from './template.ts'

const awsTypes = {
  'service-control': 'SERVICE_CONTROL_POLICY',
  'resource-control': 'RESOURCE_CONTROL_POLICY',
}

/** The organization, its units and its policies with what they are attached to; nothing where there is none. */
export function organizationResources(workspace: Workspace): TemplateResource[] {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  const units = entitiesOf(workspace, 'organizational-unit')
  const policies = entitiesOf(workspace, 'organization-policy').filter(
    ({ awsManaged, document }) => !awsManaged && isWritable(document),
  )
  const ids = logicalIds({ Unit: units, Policy: policies })
  const target = (id: string): JsonValue => {
    if (id === organization.rootId) return { 'Fn::GetAtt': ['Organization', 'RootId'] }
    const unit = ids.get(id)
    return unit === undefined ? id : ref(unit)
  }
  const targets = [
    { id: organization.rootId, has: organization.organizationPolicies },
    ...units.map(({ id, organizationPolicies }) => ({ id, has: organizationPolicies })),
    ...entitiesOf(workspace, 'account').map((one) => ({ id: one.accountId, has: one.organizationPolicies })),
  ]
  return [
    { id: 'Organization', type: 'AWS::Organizations::Organization', properties: { FeatureSet: 'ALL' } },
    ...units.map(({ id, name, parent }) => ({
      id: ids.get(id) ?? 'X',
      type: 'AWS::Organizations::OrganizationalUnit',
      properties: { Name: name, ParentId: target(parent) },
    })),
    ...policies.map(({ id, name, description, type, document }) => ({
      id: ids.get(id) ?? 'X',
      type: 'AWS::Organizations::Policy',
      properties: {
        Name: name,
        Description: description === '' ? null : description,
        Type: awsTypes[type],
        Content: document,
        TargetIds: targets.filter(({ has }) => has.includes(id)).map((one) => target(one.id)),
      },
    })),
  ]
}

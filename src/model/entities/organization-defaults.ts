import { organizationPolicyArn } from './arn-of.ts'
import { accountId } from './names.ts'
import type { OrganizationPolicy, OrganizationPolicyType } from './organization.ts'

const fullAccess = {
  'service-control': {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    statement: { Effect: 'Allow', Action: '*', Resource: '*' },
  },
  'resource-control': {
    id: 'p-RCPFullAWSAccess',
    name: 'RCPFullAWSAccess',
    description: 'Allows access to every resource',
    statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
  },
} as const

/** Id of AWS's own SCP or RCP, which allows everything and is attached everywhere when a type is turned on (R8.5). */
export function fullAccessId(type: OrganizationPolicyType): string {
  return fullAccess[type].id
}

/** AWS's own SCP or RCP. Rules R8.2, R8.7. Source: AWS Organizations User Guide, "SCP evaluation", "RCPs". */
export function fullAccessPolicy(type: OrganizationPolicyType): OrganizationPolicy {
  const { id, name, description, statement } = fullAccess[type]
  const nobody = { managementAccountId: accountId('000000000000'), organizationId: '' } // AWS's own say neither
  return {
    kind: 'organization-policy',
    id,
    arn: organizationPolicyArn(nobody, { id, type, awsManaged: true }),
    type,
    name,
    description,
    document: { Version: '2012-10-17', Statement: [statement] },
    awsManaged: true,
  }
}

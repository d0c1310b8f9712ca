import type { OrganizationPolicyType } from '#model/entities/organization.ts'

/** The types of policies by AWS's own names for them. */
export const policyTypeNames: ReadonlyMap<string, OrganizationPolicyType> = new Map([
  ['SERVICE_CONTROL_POLICY', 'service-control'],
  ['RESOURCE_CONTROL_POLICY', 'resource-control'],
])

import type { JsonValue } from '#engine/text/json.ts'

import type { AccountId, Arn } from './names.ts'
import type { UnreadOfOrganization } from './unread.ts'

/** Kinds of policies that an organization holds for its accounts: SCPs and RCPs. */
export const organizationPolicyTypes = ['service-control', 'resource-control'] as const

export type OrganizationPolicyType = (typeof organizationPolicyTypes)[number]

/** Id of the one organization of a workspace. */
export const organizationKey = 'organization'

/** Stands for the root where nobody has read which it is, and so neither what is below nor what is attached. */
export const unreadRoot = 'r-unread'

/** The organization that the accounts of a workspace are in. There is at most one. */
export type Organization = {
  readonly kind: 'organization'
  /** Always `organizationKey`. */
  readonly id: string
  /** `o-` and ten or more letters and digits. */
  readonly organizationId: string
  /** `r-` and four or more letters and digits: what the OUs and accounts at the top have as their parent. */
  readonly rootId: string
  readonly managementAccountId: AccountId
  /** Which policies are in force. Those of a type that is off stay listed as entities and are attached nowhere (R8.5). */
  readonly policyTypes: readonly OrganizationPolicyType[]
  /** Ids of the SCPs and RCPs that are attached to the root, in the order of attachment. */
  readonly organizationPolicies: readonly string[]
  /** What of it nobody has read. Left out where all is known. */
  readonly unread?: readonly UnreadOfOrganization[]
}

/** An organizational unit. At most five levels deep under the root. */
export type OrganizationalUnit = {
  readonly kind: 'organizational-unit'
  /** `ou-`, the root's letters and digits, `-`, eight or more letters and digits. */
  readonly id: string
  /** Unique among the units of one parent. */
  readonly name: string
  /** Id of the root or of another OU. */
  readonly parent: string
  /** Ids of the SCPs and RCPs that are attached to it, in the order of attachment. */
  readonly organizationPolicies: readonly string[]
}

/** A service control policy or resource control policy: the organization's own, or AWS's. */
export type OrganizationPolicy = {
  readonly kind: 'organization-policy'
  /** `p-` and eight or more letters, digits and `_`; `p-FullAWSAccess` and `p-RCPFullAWSAccess` are AWS's. */
  readonly id: string
  readonly arn: Arn
  readonly type: OrganizationPolicyType
  readonly name: string
  readonly description: string
  /** Kept as it came, even when the grammar of its type refuses it. */
  readonly document: JsonValue
  /** AWS's own, which nobody can edit or delete. */
  readonly awsManaged: boolean
}

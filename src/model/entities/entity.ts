import type { RequestContext, RequestPrincipal } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { AccountId, Arn, Instant, Tags } from './names.ts'
import type { Organization, OrganizationalUnit, OrganizationPolicy } from './organization.ts'
import type { PasswordPolicy } from './password-policy.ts'
import type { BlockPublicAccess, ResourceSettings } from './resource-settings.ts'
import type { Unlisted, UnreadOfAccount, UnreadOfUser, UnreadPart } from './unread.ts'

/**
 * What identifies an entity in the workspace: its ARN; `account/ID` for accounts; `board/ID` for boards and `pin/ID` for the
 * requests on them; `expectation/ID` for expectations;
 * `organization`, `ou-…` and `p-…` for what Organizations keeps.
 * A rename in IAM changes the ARN, so it is a removal and an addition in one change.
 */
export type EntityId = string

/** A policy that lives inside a user, group or role. The document is kept as it came, even when IAM's grammar refuses it. */
export type InlinePolicy = { readonly name: string; readonly document: JsonValue }

export type AccessKey = {
  readonly accessKeyId: string
  readonly status: 'Active' | 'Inactive'
  readonly createDate: Instant
  /** Null where it never was, or nobody said. */
  readonly lastUsed: Instant | null
}

export type MfaDevice = { readonly serialNumber: string; readonly enableDate: Instant }

export type Account = {
  readonly kind: 'account'
  readonly id: EntityId
  readonly accountId: AccountId
  readonly name: string
  /** Whose it is: one of the company's own, or somebody else's (a vendor, a partner). */
  readonly ownership: 'own' | 'third-party'
  /** What stands for the id in sign-in addresses. */
  readonly alias: string | null
  /** Null: AWS's own default. */
  readonly passwordPolicy: PasswordPolicy | null
  /** Id of the root or OU that it is in; null where it isn't in the organization. */
  readonly parent: string | null
  /** Ids of the SCPs and RCPs that are attached to the account itself, in the order of attachment. */
  readonly organizationPolicies: readonly string[]
  /** What S3 blocks in the whole account; null where nothing is set. */
  readonly blockPublicAccess: BlockPublicAccess | null
  /** What of it nobody has read: what stands there says nothing. Left out where all is known. */
  readonly unread?: readonly UnreadOfAccount[]
  /** Lists of what is in it that nobody could read: there may be more. Left out where all are known. */
  readonly unlisted?: readonly Unlisted[]
}

/** What users, groups and roles have in common. Names are unique in an account without regard to letter case. */
type PolicyHolder = {
  readonly id: EntityId
  readonly arn: Arn
  readonly accountId: AccountId
  /** Begins and ends with `/`. */
  readonly path: string
  readonly name: string
  /** AIDA…, AGPA…, AROA… (R3.12). Never used again after a deletion. */
  readonly uniqueId: string
  readonly createDate: Instant
  /** ARNs of managed policies, in the order of attachment. */
  readonly attachedPolicies: readonly Arn[]
  readonly inlinePolicies: readonly InlinePolicy[]
}

export type User = PolicyHolder & {
  readonly kind: 'user'
  /** Names of groups of the same account. */
  readonly groups: readonly string[]
  readonly permissionsBoundary: Arn | null
  /** Has a password, so may sign in to the console. */
  readonly loginProfile: boolean
  /** Null where it never was, or nobody said. */
  readonly passwordLastUsed: Instant | null
  readonly accessKeys: readonly AccessKey[]
  readonly mfaDevices: readonly MfaDevice[]
  readonly tags: Tags
  /** What of it nobody has read: what stands there says nothing. Left out where all is known. */
  readonly unread?: readonly UnreadOfUser[]
}

export type Group = PolicyHolder & { readonly kind: 'group' }

export type Role = PolicyHolder & {
  readonly kind: 'role'
  readonly description: string
  readonly trustPolicy: JsonValue
  readonly permissionsBoundary: Arn | null
  /** Seconds, 3,600 to 43,200. */
  readonly maxSessionDuration: number
  readonly lastUsed: { readonly date: Instant; readonly region: string } | null
  readonly tags: Tags
}

export type PolicyVersion = {
  /** `v1`, `v2`, … */
  readonly versionId: string
  readonly document: JsonValue
  readonly createDate: Instant
}

/** A managed policy: a customer's own, or AWS's (`owner: 'aws'`), which nobody can edit (R10.11). */
export type ManagedPolicy = {
  readonly kind: 'policy'
  readonly id: EntityId
  readonly arn: Arn
  readonly owner: AccountId | 'aws'
  readonly path: string
  readonly name: string
  readonly uniqueId: string
  readonly description: string
  readonly createDate: Instant
  /** At most five, oldest first. Only the default one is in force (R1.10). */
  readonly versions: readonly PolicyVersion[]
  readonly defaultVersionId: string
  readonly tags: Tags
}

export type InstanceProfile = {
  readonly kind: 'instance-profile'
  readonly id: EntityId
  readonly arn: Arn
  readonly accountId: AccountId
  readonly path: string
  readonly name: string
  readonly uniqueId: string
  readonly createDate: Instant
  /** Name of a role of the same account; at most one. */
  readonly roleName: string | null
  readonly tags: Tags
}

export type SamlProvider = {
  readonly kind: 'saml-provider'
  readonly id: EntityId
  readonly arn: Arn
  readonly accountId: AccountId
  readonly name: string
  /** The identity provider's own document (XML); null where nobody gave it. */
  readonly metadata: string | null
  readonly createDate: Instant
  readonly tags: Tags
}

export type OidcProvider = {
  readonly kind: 'oidc-provider'
  readonly id: EntityId
  readonly arn: Arn
  readonly accountId: AccountId
  /** Host and path of the issuer, without `https://`. */
  readonly url: string
  readonly clientIds: readonly string[]
  readonly thumbprints: readonly string[]
  readonly createDate: Instant
  readonly tags: Tags
}

export const resourceTypes = [
  's3-bucket',
  'kms-key',
  'sqs-queue',
  'sns-topic',
  'lambda-function',
  'secret',
  'ec2-instance',
  's3-access-point',
  'dynamodb-table',
  'ecr-repository',
  'vpc-endpoint',
  /** Anything else that has an ARN. */
  'generic',
] as const
export type ResourceType = (typeof resourceTypes)[number]

/** Something that requests are about, and that may carry a resource-based policy. */
export type Resource = {
  readonly kind: 'resource'
  readonly id: EntityId
  readonly arn: Arn
  readonly accountId: AccountId
  readonly type: ResourceType
  readonly name: string
  /** The resource-based policy, of a VPC endpoint its endpoint policy; null where none is set (or the type has none). */
  readonly policy: JsonValue
  /** `lambda-function`: the execution role. Null elsewhere. */
  readonly executionRole: Arn | null
  /** `ec2-instance`: the instance profile that it was launched with. Null elsewhere. */
  readonly instanceProfile: Arn | null
  readonly settings: ResourceSettings
  readonly tags: Tags
  /** What of it nobody has read, so that requests on it have no true answer. Left out where all is known. */
  readonly unread?: readonly UnreadPart[]
}

/** The board that every workspace has from the beginning. */
export const mainBoard: EntityId = 'board/main'

/** A decision board: a named list of requests, and what all of them carry. The first board is there without an entity. */
export type Board = {
  readonly kind: 'board'
  readonly id: EntityId
  /** Place among the boards, ascending. */
  readonly order: number
  readonly name: string
  /** Keys that every request of the board carries, unless it says otherwise. */
  readonly context: RequestContext
  /** Keys whose values nobody knows: answers may depend on them. */
  readonly unknown: readonly string[]
}

/** A request on a decision board, asked anew of whoever acts. */
export type PinnedRequest = {
  readonly kind: 'pinned-request'
  readonly id: EntityId
  /** The board that it is on. */
  readonly board: EntityId
  /** Place on the board, ascending. */
  readonly order: number
  readonly action: string
  readonly resource: string
  /** Keys that the caller or the environment supplies with this request. */
  readonly context: RequestContext
  /** Keys of this request whose values nobody knows. */
  readonly unknown: readonly string[]
}

/** What a request should come to, whatever is changed. `allowedOnlyWith`: with these context keys, and not without. */
export type Expected =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'allowedOnlyWith'; readonly context: RequestContext }

/** What somebody should or shouldn't be able to do: a test of the workspace. */
export type Expectation = {
  readonly kind: 'expectation'
  readonly id: EntityId
  /** Place in the list, ascending. */
  readonly order: number
  /** Why it should be so, for who reads it; may be empty. */
  readonly note: string
  /** Who asks: an ARN (a role stands for some session of it), a service, a provider, or `*` for nobody known. */
  readonly principal: RequestPrincipal
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  readonly expected: Expected
}

export type Principal = User | Role
export type Provider = SamlProvider | OidcProvider
export type Entity =
  | Account
  | User
  | Group
  | Role
  | ManagedPolicy
  | InstanceProfile
  | Provider
  | Resource
  | Board
  | PinnedRequest
  | Expectation
  | Organization
  | OrganizationalUnit
  | OrganizationPolicy

export type EntityKind = Entity['kind']

/** Narrow an entity by its kind. */
export type EntityOf<Kind extends EntityKind> = Extract<Entity, { readonly kind: Kind }>

import { type Account, type Resource, type ResourceType, resourceTypes, type User } from './entity.ts'
import type { Organization } from './organization.ts'

/** What of a resource bears on decisions and can be refused to whoever collects an account. */
export const unreadParts = ['policy', 'grants', 'aliases', 'tags', 'blockPublicAccess'] as const

export type UnreadPart = (typeof unreadParts)[number]

/** The same of an account itself: S3 Block Public Access of all of it, and which organization it is in, if any. */
export const unreadOfAccount = ['blockPublicAccess', 'organization'] as const

export type UnreadOfAccount = (typeof unreadOfAccount)[number]

/** The same of a user: whether there is a password, which access keys, and which MFA devices. */
export const unreadOfUser = ['loginProfile', 'accessKeys', 'mfaDevices'] as const

export type UnreadOfUser = (typeof unreadOfUser)[number]

/**
 * The same of an organization: its SCPs or RCPs and where they are attached, and which accounts are in it and where.
 * Policies of a type that is off bear on nothing, and are never unread.
 */
export const unreadOfOrganization = ['service-control', 'resource-control', 'accounts'] as const

export type UnreadOfOrganization = (typeof unreadOfOrganization)[number]

/** Of what AWS may refuse the list: types of resources, and `iam` for all users, groups, roles and policies. */
export type ListedType = Exclude<ResourceType, 'generic'> | 'iam'

export const listedTypes: readonly ListedType[] = [
  ...resourceTypes.filter((type) => type !== 'generic'),
  'iam',
]

/** A list that nobody could read, so that an account may hold more of the type. Region: null where the list is of all. */
export type Unlisted = { readonly type: ListedType; readonly region: string | null }

type Unread<Part> = { readonly unread?: readonly Part[] }

/** The resource with one part more that nobody has read: what stands there in the meantime says nothing. */
export function withUnread(resource: Resource, part: UnreadPart): Resource {
  return addUnread(resource, part)
}

/** The resource once somebody says what these parts of it are. The same object where all of them were known. */
export function withRead(resource: Resource, parts: readonly UnreadPart[]): Resource {
  return dropUnread(resource, parts)
}

/** The account with one part more that nobody has read. */
export function accountUnread(account: Account, part: UnreadOfAccount): Account {
  return addUnread(account, part)
}

/** The account once somebody says what this is. The same object where it was known. */
export function accountRead(account: Account, part: UnreadOfAccount): Account {
  return dropUnread(account, [part])
}

/** The user once somebody says what this is. The same object where it was known. */
export function userRead(user: User, part: UnreadOfUser): User {
  return dropUnread(user, [part])
}

/** The organization once somebody says what this is. The same object where it was known. */
export function organizationRead(organization: Organization, part: UnreadOfOrganization): Organization {
  return dropUnread(organization, [part])
}

/** The account where this list of what is in it could not be read. */
export function withUnlisted(account: Account, { type, region }: Unlisted): Account {
  const { unlisted = [] } = account
  const isKnown = unlisted.some((one) => one.type === type && one.region === region)
  return isKnown ? account : { ...account, unlisted: [...unlisted, { type, region }] }
}

/** The account once this list is known. The same object where it was. */
export function withListed(account: Account, { type, region }: Unlisted): Account {
  const { unlisted = [], ...known } = account
  const left = unlisted.filter((one) => one.type !== type || one.region !== region)
  if (left.length === unlisted.length) return account
  return left.length === 0 ? known : { ...known, unlisted: left }
}

function addUnread<Part, One extends Unread<Part>>(one: One, part: Part): One {
  const { unread = [] } = one
  return unread.includes(part) ? one : { ...one, unread: [...unread, part] }
}

function dropUnread<Part, One extends Unread<Part>>(one: One, parts: readonly Part[]): One {
  const left = one.unread?.filter((each) => !parts.includes(each))
  if (left === undefined || left.length === one.unread?.length) return one
  const { unread: _unread, ...known } = { ...one }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `unread` is optional in every `One`
  return left.length === 0 ? (known as One) : { ...one, unread: left }
}

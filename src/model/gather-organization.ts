import type { NamedDocument, PolicyDocuments, PolicyLevel } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'

import { asksFor } from './asks-for.ts'
import { placeKey } from './document-place.ts'
import type { Account } from './entities/entity.ts'
import { fullAccessId, fullAccessPolicy } from './entities/organization-defaults.ts'
import {
  type Organization,
  type OrganizationPolicy,
  type OrganizationPolicyType,
  unreadRoot,
} from './entities/organization.ts'
import type { Gap } from './gap.ts'
import { oncePerWorkspace } from './once-per-workspace.ts'
import {
  inheritedPolicies,
  isManagementAccount,
  organizationOf,
  pathTo,
  type InheritedLevel,
  type OrganizationTarget,
} from './organization.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** Policies of one type that bear on an account, from the root down; null where none of that type do. */
export type Levels = { readonly levels: readonly PolicyLevel[] | null; readonly gaps: readonly Gap[] }

/** What the organization says about one account. */
export type Membership = {
  readonly serviceControl: Levels
  readonly resourceControl: Levels
  /** Id of the organization and `o-…/r-…/ou-…/`, the way to the account, which is null where nobody has read it; null outside of it. */
  readonly place: { readonly organizationId: string; readonly path: string | null } | null
}

const none: Levels = { levels: null, gaps: [] }
const outside: Membership = { serviceControl: none, resourceControl: none, place: null }

/**
 * What the organization says about an account: the SCPs that limit its users, roles and root user, the RCPs that limit
 * access to its resources, and where it stands. Nothing limits the management account. An account that isn't in the
 * workspace, or has no place in the organization, is outside of it, unless nobody could read who is in it. A policy that is
 * missing, or a way to the root that is broken, is a gap.
 *
 * Rules R8.1, R8.2, R8.5, R8.6, R8.7. Source: AWS Organizations User Guide, "SCP evaluation", "Resource control
 * policies".
 */
export function membershipOf(workspace: Workspace, accountId: string | null): Membership {
  if (accountId === null || organizationOf(workspace) === undefined) return outside
  const known = memberships(workspace)
  const found = known.get(accountId)
  if (found !== undefined) return found
  const membership = membershipNow(workspace, accountId)
  known.set(accountId, membership)
  return membership
}

const memberships = oncePerWorkspace((): Map<string, Membership> => new Map())

function membershipNow(workspace: Workspace, accountId: string): Membership {
  const organization = organizationOf(workspace)
  const account = entityOf(workspace, 'account', `account/${accountId}`)
  if (organization === undefined || account === undefined) return outside
  if (account.parent === null)
    return isUnplaced(workspace, account) ? unplaced(organization, account) : outside
  const path = pathTo(workspace, account)
  if (path === null) {
    const broken: Levels = {
      levels: null,
      gaps: [{ kind: 'no-such-parent', account: account.accountId, parent: account.parent }],
    }
    return { serviceControl: broken, resourceControl: broken, place: null }
  }
  const { organizationId, rootId } = organization
  const units = path.filter((target) => target.kind === 'organizational-unit').map(({ id }) => `${id}/`)
  const way = `${organizationId}/${rootId}/${units.join('')}`
  const place = { organizationId, path: rootId === unreadRoot ? null : way }
  if (isManagementAccount(workspace, accountId)) return { ...outside, place }
  return {
    serviceControl: levelsOf(workspace, account, 'service-control'),
    resourceControl: levelsOf(workspace, account, 'resource-control'),
    place,
  }
}

/** Is it one of the company's own of which nobody has read whether, and where, it is in the organization? */
function isUnplaced(workspace: Workspace, { parent, ownership }: Account): boolean {
  const isRead = organizationOf(workspace)?.unread?.includes('accounts') !== true
  return parent === null && ownership === 'own' && !isRead
}

/** Whatever is on in the organization may limit it. */
function unplaced({ policyTypes }: Organization, { accountId }: Account): Membership {
  const limits = (type: OrganizationPolicyType): Levels =>
    policyTypes.includes(type)
      ? { levels: null, gaps: [{ kind: 'unread-membership', account: accountId }] }
      : none
  return {
    serviceControl: limits('service-control'),
    resourceControl: limits('resource-control'),
    place: null,
  }
}

function levelsOf(workspace: Workspace, target: OrganizationTarget, type: OrganizationPolicyType): Levels {
  const inherited = inheritedPolicies(workspace, target, type) ?? []
  if (inherited.length === 0) return none
  const isUnread = organizationOf(workspace)?.unread?.includes(type) === true
  const levels = inherited.map(({ target: at, policies }, i) => ({
    target: levelName(at, inherited.slice(0, i)),
    policies: policiesOf(type, policies, isUnread).map(namedDocument),
  }))
  const gaps = inherited.flatMap(({ target: at, missing }) =>
    missing.map((policy): Gap => ({ kind: 'no-such-organization-policy', policy, target: at.id })),
  )
  return { levels, gaps: isUnread ? [{ kind: 'unread-organization-policies', type }, ...gaps] : gaps }
}

/**
 * AWS's own RCP is attached everywhere and can't be detached, whether a list names it or not (R8.7). Where not all policies
 * were read, the others may allow anything: then only what is known to be denied is.
 */
function policiesOf(
  type: OrganizationPolicyType,
  policies: readonly OrganizationPolicy[],
  isUnread: boolean,
): readonly OrganizationPolicy[] {
  const isLimit = type === 'service-control' && !isUnread
  const isWhole = isLimit || policies.some(({ id }) => id === fullAccessId(type))
  return isWhole ? policies : [fullAccessPolicy(type), ...policies]
}

function namedDocument({ id, type, name, document }: OrganizationPolicy): NamedDocument {
  const noun = type === 'service-control' ? 'service control policy' : 'resource control policy'
  return {
    name: `${noun} ${name}`,
    document,
    source: placeKey({ kind: 'organization-policy', policy: id }),
  }
}

/** Explanations tell levels apart by name, so that one of two namesakes on the way carries its id too. */
function levelName(target: OrganizationTarget, above: readonly InheritedLevel[]): string {
  if (target.kind === 'organization') return 'Root'
  if (target.kind === 'account') return `account ${target.name}`
  const isTaken = above.some(({ target: at }) => 'name' in at && at.name === target.name)
  return isTaken ? `OU ${target.name} (${target.id})` : `OU ${target.name}`
}

/** The place of the caller's account as context keys. Rule R6.7. Source: IAM User Guide, "AWS global condition context keys". */
export function principalPlace({ place }: Membership): RequestContext {
  if (place === null) return {}
  const paths = place.path === null ? {} : { 'aws:PrincipalOrgPaths': [place.path] }
  return { 'aws:PrincipalOrgID': place.organizationId, ...paths }
}

/** The place of the resource's account as context keys. Rule R6.7. Source: IAM User Guide, "AWS global condition context keys". */
export function resourcePlace({ place }: Membership): RequestContext {
  if (place === null) return {}
  const paths = place.path === null ? {} : { 'aws:ResourceOrgPaths': [place.path] }
  return { 'aws:ResourceOrgID': place.organizationId, ...paths }
}

/** What is missing where `documents` ask which organization one of these accounts is in, or where, and nobody has read it. */
export function unreadPlaces(
  workspace: Workspace,
  accounts: readonly (string | null)[],
  documents: PolicyDocuments,
): readonly Gap[] {
  return accounts.flatMap((account): Gap[] => {
    const unread = account === null ? null : unreadOf(workspace, account)
    const isAsked = account !== null && unread !== null && asksFor(documents, unread)
    return isAsked ? [{ kind: 'unread-place', account }] : []
  })
}

/** Has nobody read whether an account that stands nowhere is in an organization? */
export function isPlaceUnread(workspace: Workspace, account: Account): boolean {
  return account.parent === null && unreadOf(workspace, account.accountId) !== null
}

/** What nobody has read of where an account stands. */
function unreadOf(workspace: Workspace, accountId: string): 'way' | 'organization' | null {
  const account = entityOf(workspace, 'account', `account/${accountId}`)
  if (account === undefined) return null
  if (account.parent === null) {
    const isUnread = account.unread?.includes('organization') === true
    return isUnread || isUnplaced(workspace, account) ? 'organization' : null
  }
  return organizationOf(workspace)?.rootId === unreadRoot ? 'way' : null
}

import type { Entity, Principal, Role } from '#model/entities/entity.ts'
import type { OrganizationPolicy } from '#model/entities/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Candidate } from './candidates.ts'
import { documentsOf } from './questions/certain-denial.ts'
import {
  aboutAction,
  type AboutAction,
  hangsOnCaller,
  isSameEverywhere,
  coversForCertain,
  mayCoverResource,
} from './questions/plain-statements.ts'
import { asksForSecond } from './second-permissions.ts'
import type { PrincipalMemo, TrustMemo } from './trust-memo.ts'
import type { Mentions, Named } from './trust-mentions.ts'

/**
 * What of a caller's policies bears on assuming roles, for telling who is decided alike. Null where that hangs on who asks,
 * can't be read, or isn't there.
 */
export type Sayings = {
  readonly identity: readonly AboutAction[]
  /** Null where there is no boundary. */
  readonly boundary: readonly AboutAction[] | null
}

const assumeRole = { name: 'sts:assumerole', service: 'sts', operation: 'assumerole' }

/** The sayings of a user or role. A role of a service is beyond service control policies (R7.14), and stands for itself. */
export function sayingsOf(workspace: Workspace, principal: Principal): Sayings | null {
  if (principal.path.startsWith('/aws-service-role/')) return null
  const { documents, isWhole, boundary } = documentsOf(workspace, principal)
  if (!isWhole || boundary === undefined) return null
  const identity: AboutAction[] = []
  for (const document of documents) {
    const about = aboutAction(document, assumeRole)
    if (about === null) return null
    identity.push(...about)
  }
  if (boundary === null) return { identity, boundary: null }
  const limits = aboutAction(boundary, assumeRole)
  return limits === null ? null : { identity, boundary: limits }
}

/**
 * Callers of one class are decided alike by the role: policies that say the same of it, the same mention in its trust policy, the
 * same account. Null: decide this one by itself.
 */
export function classOf(
  { node, view, session, kind, caller }: Candidate,
  role: Role,
  { principal, entity, mentions, memo }: ClassSource,
): string | null {
  if (view !== 'both' || session !== null || kind !== 'AssumeRole' || memo.isCallerSeen) return null
  const { named, asksForMore } = mentions
  if (asksForMore) return null
  if (principal === undefined || entity === undefined || principal.sayings === null || named === null)
    return null
  if (named.single.has(node.id) || named.single.has(entity.uniqueId)) return null
  if (caller?.kind === 'role-session' && named.single.has(`${entity.accountId}/${entity.name}`)) return null
  const { identity, boundary } = principal.sayings
  return unlessSecond([
    entity.kind,
    entity.accountId,
    named.everyone ? 'everyone' : '',
    named.accounts.has(entity.accountId) ? 'account' : '',
    textOf(identity, role.arn),
    boundary === null ? 'unbounded' : textOf(boundary, role.arn),
  ])
}

/** Null where a second permission may tell apart who says the same of assuming roles. */
function unlessSecond(parts: readonly string[]): string | null {
  const text = parts.join('\n')
  return asksForSecond(text) ? null : text
}

export type ClassSource = {
  readonly principal: PrincipalMemo | undefined
  readonly entity: Principal | undefined
  readonly mentions: Mentions
  readonly memo: TrustMemo
}

function textOf(about: readonly AboutAction[], role: string): string {
  const texts = about.flatMap(({ resources, text }) => (mayCoverResource(resources, role) ? [text] : []))
  return texts.length < 2 ? (texts[0] ?? '') : [...new Set(texts)].toSorted().join(' ')
}

/**
 * Pairs of one class are decided alike, whichever role it is: what the trust policy says of such a caller is the same, and what the
 * caller's policies say of such a role. Null where either looks further than that.
 */
export function classOfPair(candidate: Candidate, role: Role, source: ClassSource): string | null {
  const { node, view, session, kind, caller } = candidate
  const { principal, entity, mentions, memo } = source
  if (view !== 'both' || session !== null || kind !== 'AssumeRole' || memo.isCallerSeen || memo.isPairSeen)
    return null
  if (principal === undefined || entity === undefined || principal.sayings === null) return null
  const { statements, single } = mentions
  if (statements === null || single === null || role.path.startsWith('/aws-service-role/')) return null
  if (node.id === role.arn || single.has(entity.uniqueId)) return null
  if (caller?.kind === 'role-session' && single.has(`${entity.accountId}/${entity.name}`)) return null
  const { identity, boundary } = principal.sayings
  const own = saidOf(identity, role.arn)
  const limits = boundary === null ? 'unbounded' : saidOf(boundary, role.arn)
  if (own === null || limits === null) return null
  const trust = statements.flatMap(({ named, rest }) => {
    const flags = howNamed(named, node.id, entity.accountId)
    return flags === '' ? [] : [`${flags}${rest}`]
  })
  const whose = [entity.kind, entity.accountId, role.accountId, tagsOf(entity, mentions.tags)]
  return unlessSecond(['pair', ...whose, ...trust, 'own', own, limits])
}

/** The tags of those names, as text. */
function tagsOf({ tags }: Principal, names: readonly string[]): string {
  if (names.length === 0) return ''
  return JSON.stringify(Object.entries(tags).filter(([name]) => names.includes(name.toLowerCase())))
}

/** By which of its names somebody is meant; empty where by none. */
function howNamed({ everyone, accounts, single }: Named, id: string, account: string): string {
  return `${single.has(id) ? 's' : ''}${accounts.has(account) ? 'a' : ''}${everyone ? 'e' : ''}`
}

/** What is said of a role; null where that can't be told from the names of resources at a glance, or hangs on the role. */
function saidOf(about: readonly AboutAction[], role: string): string | null {
  const texts = new Set<string>()
  for (const { resources, bare } of about) {
    if (!mayCoverResource(resources, role)) continue
    if (bare === null || !coversForCertain(resources, role)) return null
    texts.add(bare)
  }
  return [...texts].toSorted().join(' ')
}

/**
 * Roles with the same trust policy are decided alike for callers without policies: services, providers, accounts as a whole. Null where
 * the policy looks at the role, or resource control policies might.
 */
export function classOfTrust(
  { node, view, session, kind, caller }: Candidate,
  role: Role,
  { mentions, memo }: Pick<ClassSource, 'mentions' | 'memo'>,
): string | null {
  if (
    mentions.text === null ||
    memo.isRoleSeen ||
    session !== null ||
    role.path.startsWith('/aws-service-role/')
  )
    return null
  const isFree = caller === null || caller.kind === 'service' || caller.kind === 'federated'
  if (!isFree) return null
  return `${view} ${kind} ${node.id} ${role.accountId} ${mentions.text}`
}

/**
 * Does a guardrail of the organization look at who asks, is there one that may look at the role, and does one say other things of
 * some pairs than of others?
 */
export function lookOfGuardrails(
  surroundings: readonly Entity[],
): Pick<TrustMemo, 'isCallerSeen' | 'isRoleSeen' | 'isPairSeen'> {
  const policies = surroundings.flatMap((one) => (one.kind === 'organization-policy' ? [one] : []))
  const isRoleSeen = policies.some(({ type, awsManaged }) => type === 'resource-control' && !awsManaged)
  return {
    isCallerSeen: policies.some(
      ({ document }) => hangsOnCaller(JSON.stringify(document)) || looksForSecond(document),
    ),
    isRoleSeen,
    isPairSeen: isRoleSeen || !policies.every(({ document }) => isSameEverywhere(document, assumeRole)),
  }
}

function looksForSecond(document: OrganizationPolicy['document']): boolean {
  const about = aboutAction(document, assumeRole)
  return about === null || about.some(({ text }) => asksForSecond(text))
}

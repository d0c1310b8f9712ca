import { isJsonObject } from '#engine/text/json-object.ts'
import type { Entity, Principal, Role } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Candidate } from './candidates.ts'
import { documentsOf } from './questions/certain-denial.ts'
import {
  aboutAction,
  type AboutAction,
  hangsOnCaller,
  mayCoverResource,
} from './questions/plain-statements.ts'
import type { PrincipalMemo, TrustMemo } from './trust-memo.ts'
import { trustedNames } from './trusted-names.ts'

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

/** How a trust policy mentions callers, as far as that tells them apart. */
export type Mentions = {
  /** The document as text, where it and what it lets in are the same for every role that has it; else null. */
  readonly text: string | null
  /** Null where the policy looks at who asks beyond the account. */
  readonly named: {
    readonly everyone: boolean
    readonly accounts: ReadonlySet<string>
    /** ARNs, of sessions those of their roles, and unique ids. */
    readonly single: ReadonlySet<string>
  } | null
  /** The same names, whatever else the policy looks at; null where that can't be told. */
  readonly single: ReadonlySet<string> | null
}

/** What a trust policy mentions, worked out once a role. */
export function mentionsOf({ trustPolicy }: Role): Mentions {
  const text = JSON.stringify(trustPolicy)
  const isSameForAll = !/\$\{|aws:resource|resourcetag\//i.test(text)
  const named = namedIn(trustPolicy)
  return {
    text: isSameForAll ? text : null,
    named: hangsOnCaller(text) ? null : named,
    single: named?.single ?? null,
  }
}

function namedIn(document: Role['trustPolicy']): Mentions['named'] {
  if (!isJsonObject(document)) return null
  const element: unknown = document['Statement']
  const statements: readonly unknown[] = Array.isArray(element) ? element : [element]
  const isPlain = statements.every(
    (each) =>
      isJsonObject(each) &&
      !Object.hasOwn(each, 'NotPrincipal') &&
      (each['Effect'] === 'Allow' || each['Principal'] === '*'),
  )
  if (!isPlain) return null
  const accounts = new Set<string>()
  const single = new Set<string>()
  let everyone = false
  for (const { text, pattern } of trustedNames(document)) {
    if (pattern === null) return null
    if (pattern.kind === 'everyone') everyone = true
    else if (pattern.kind === 'account') accounts.add(pattern.account)
    else if (pattern.kind === 'unique-id') single.add(pattern.id)
    else if (pattern.kind === 'role-session') single.add(sessionKey(text))
    else single.add(text)
  }
  return { everyone, accounts, single }
}

/** A session's ARN has its role's name without the path. */
function sessionKey(text: string): string {
  const [, , , , account = '', resource = ''] = text.split(':')
  return `${account}/${resource.split('/')[1] ?? ''}`
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
  const { named } = mentions
  if (principal === undefined || entity === undefined || principal.sayings === null || named === null)
    return null
  if (named.single.has(node.id) || named.single.has(entity.uniqueId)) return null
  if (caller?.kind === 'role-session' && named.single.has(`${entity.accountId}/${entity.name}`)) return null
  const { identity, boundary } = principal.sayings
  return [
    entity.kind,
    entity.accountId,
    named.everyone ? 'everyone' : '',
    named.accounts.has(entity.accountId) ? 'account' : '',
    textOf(identity, role.arn),
    boundary === null ? 'unbounded' : textOf(boundary, role.arn),
  ].join('\n')
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

/** Does a guardrail of the organization look at who asks, and is there one that may look at the role? */
export function lookOfGuardrails(
  surroundings: readonly Entity[],
): Pick<TrustMemo, 'isCallerSeen' | 'isRoleSeen'> {
  const policies = surroundings.flatMap((one) => (one.kind === 'organization-policy' ? [one] : []))
  return {
    isCallerSeen: policies.some(({ document }) => hangsOnCaller(JSON.stringify(document))),
    isRoleSeen: policies.some(({ type, awsManaged }) => type === 'resource-control' && !awsManaged),
  }
}

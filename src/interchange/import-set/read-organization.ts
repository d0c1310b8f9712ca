import type { JsonValue } from '#engine/text/json.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { organizationKey, unreadRoot } from '#model/entities/organization.ts'
import type { UnreadOfOrganization } from '#model/entities/unread.ts'

import type { Findings } from '../authorization-details/findings.ts'
import { readPolicyText } from '../authorization-details/policy-text.ts'
import type { Answer } from './answer.ts'
import type { Draft } from './draft.ts'
import { field, objects, text } from './fields.ts'
import { policyTypeNames } from './policy-type-names.ts'
import { unreadIn } from './unread-organization.ts'

/** What the answers of one file tell. */
export type Facts = {
  organization: JsonValue
  root: JsonValue
  /** Accounts that were told which organization they are in. */
  readonly members: Set<string>
  /** What each unit and account is in, by id. */
  readonly parents: Map<string, string>
  readonly units: Map<string, { readonly name: string; readonly pointer: string }>
  readonly accounts: Map<string, string>
  /** The policies attached to each target, by its id. */
  readonly attached: Map<string, string[]>
}

/**
 * Read what AWS Organizations answers: organization, roots, units and accounts by parent, policies with content and
 * targets. A member account is told the organization alone: its root is then unread, and the account stands under that. A unit or account whose parent no answer tells is listed; an account then stands outside, a unit is left out.
 *
 * What AWS refused to tell is kept as unread: policies of a type that is on, and who is in the organization and where.
 *
 * Source: AWS Organizations API Reference.
 */
export function readOrganization(answers: readonly Answer[], draft: Draft, findings: Findings): void {
  const facts: Facts = {
    organization: null,
    root: null,
    members: new Set(),
    parents: new Map(),
    units: new Map(),
    accounts: new Map(),
    attached: new Map(),
  }
  for (const answer of answers) if (answer.error === null) take(answer, facts, draft, findings)
  const wasThere = putOrganization(facts, draft, unreadIn(answers, facts, draft))
  for (const [id, unit] of facts.units) {
    const parent = facts.parents.get(id)
    if (parent === undefined || !wasThere) findings.add('unreadable-entry', unit.pointer, id)
    else {
      const organizationPolicies = attachedTo(id, facts, draft) ?? []
      draft.put({ kind: 'organizational-unit', id, name: unit.name, parent, organizationPolicies })
    }
  }
  if (wasThere) placeMembers(facts, draft)
  for (const [id, name] of facts.accounts) {
    const known = draft.entity('account', `account/${id}`) ?? newAccount(accountId(id), name, 'own')
    const parent = placeOf(id, facts, draft) ?? known.parent
    const organizationPolicies = attachedTo(id, facts, draft) ?? known.organizationPolicies
    draft.put({ ...known, name, parent: wasThere ? parent : null, organizationPolicies })
  }
}

function take(
  { call, options, answer, pointer, account: asking }: Answer,
  facts: Facts,
  draft: Draft,
  findings: Findings,
): void {
  const parentOf = (one: JsonValue) => text(one, 'ParentId') ?? options['parent-id'] ?? null
  if (call === 'organizations describe-organization') {
    facts.organization = field(answer, 'Organization') ?? null
    if (asking !== null) facts.members.add(asking)
  }
  if (call === 'organizations list-roots') facts.root = objects(answer, 'Roots')[0] ?? null
  if (call === 'organizations list-organizational-units-for-parent') {
    for (const unit of objects(answer, 'OrganizationalUnits')) {
      const id = text(unit, 'Id')
      if (id === null) continue
      facts.units.set(id, { name: text(unit, 'Name') ?? id, pointer })
      place(facts, id, parentOf(unit))
    }
  }
  if (call === 'organizations list-accounts' || call === 'organizations list-accounts-for-parent') {
    for (const account of objects(answer, 'Accounts')) {
      const id = text(account, 'Id')
      if (id === null || !/^\d{12}$/.test(id)) findings.add('unreadable-entry', pointer, id ?? '')
      else {
        facts.accounts.set(id, text(account, 'Name') ?? id)
        place(facts, id, parentOf(account))
      }
    }
  }
  if (call === 'organizations list-targets-for-policy') {
    for (const target of objects(answer, 'Targets'))
      attach(facts, text(target, 'TargetId'), options['policy-id'])
  }
  if (call === 'organizations describe-policy')
    takePolicy(field(answer, 'Policy') ?? null, pointer, facts, { draft, findings })
}

function takePolicy(
  policy: JsonValue,
  pointer: string,
  facts: Facts,
  { draft, findings }: { readonly draft: Draft; readonly findings: Findings },
): void {
  const summary = field(policy, 'PolicySummary') ?? policy
  const id = text(summary, 'Id')
  const type = policyTypeNames.get(text(summary, 'Type') ?? '')
  if (id === null || type === undefined) {
    findings.add('unreadable-entry', pointer, id ?? '')
    return
  }
  const awsManaged = field(summary, 'AwsManaged') === true
  draft.put({
    kind: 'organization-policy',
    id,
    arn: arn(
      text(summary, 'Arn') ?? `arn:aws:organizations::aws:policy/${type.replace('-', '_')}_policy/${id}`,
    ),
    type,
    name: text(summary, 'Name') ?? id,
    description: text(summary, 'Description') ?? '',
    document: readPolicyText(field(policy, 'Content') ?? null),
    awsManaged,
  })
  for (const target of objects(policy, 'Targets')) attach(facts, text(target, 'TargetId'), id)
}

/** Whether the organization is known, by these answers or before. */
function putOrganization(facts: Facts, draft: Draft, unread: readonly UnreadOfOrganization[]): boolean {
  const { organization, root, members } = facts
  const known = draft.entity('organization', organizationKey)
  const organizationId = text(organization, 'Id') ?? known?.organizationId
  const management =
    text(organization, 'MasterAccountId') ??
    text(organization, 'ManagementAccountId') ??
    known?.managementAccountId
  const rootId = text(root, 'Id') ?? known?.rootId ?? (members.size > 0 ? unreadRoot : undefined)
  if (organizationId === undefined || management === undefined || rootId === undefined) return false
  if (!/^\d{12}$/.test(management)) return false
  const enabled = objects(root, 'PolicyTypes').flatMap((one) => {
    const type = text(one, 'Status') === 'ENABLED' ? policyTypeNames.get(text(one, 'Type') ?? '') : undefined
    return type === undefined ? [] : [type]
  })
  draft.put({
    kind: 'organization',
    id: organizationKey,
    organizationId,
    rootId,
    managementAccountId: accountId(management),
    policyTypes: root === null ? (known?.policyTypes ?? []) : enabled,
    organizationPolicies: attachedTo(rootId, facts, draft) ?? known?.organizationPolicies ?? [],
    ...(unread.length === 0 ? {} : { unread }),
  })
  return true
}

/** The policies that were read of those attached to a target. */
function attachedTo(target: string, { attached }: Facts, draft: Draft): string[] | undefined {
  return attached.get(target)?.filter((id) => draft.entity('organization-policy', id) !== undefined)
}

/** What an account is in, where that was read as well. */
function placeOf(account: string, { parents, units }: Facts, draft: Draft): string | undefined {
  const parent = parents.get(account)
  const isUnit = parent?.startsWith('ou-') === true
  const isKnown = !isUnit || units.has(parent) || draft.entity('organizational-unit', parent) !== undefined
  return isKnown ? parent : undefined
}

/** Under a root that nobody has read stand those who were told of it, until somebody reads it. */
function placeMembers({ members }: Facts, draft: Draft): void {
  const isUnread = draft.entity('organization', organizationKey)?.rootId === unreadRoot
  for (const known of draft.entities.values()) {
    if (known.kind !== 'account') continue
    if (!isUnread && known.parent === unreadRoot) draft.put({ ...known, parent: null })
    if (isUnread && known.parent === null && members.has(known.accountId))
      draft.put({ ...known, parent: unreadRoot })
  }
}

function place({ parents }: Facts, id: string, parent: string | null): void {
  if (parent !== null) parents.set(id, parent)
}

function attach({ attached }: Facts, target: string | null, policy: string | undefined): void {
  if (target === null || policy === undefined) return
  const others = attached.get(target) ?? []
  if (!others.includes(policy)) attached.set(target, [...others, policy])
}

import type { JsonValue } from '#engine/text/json.ts'
import { organizationKey, type OrganizationPolicyType } from '#model/entities/organization.ts'
import type { UnreadOfOrganization } from '#model/entities/unread.ts'

import { type Answer, isRefused } from './answer.ts'
import type { Draft } from './draft.ts'
import { objects, text } from './fields.ts'
import { policyTypeNames } from './policy-type-names.ts'
import type { Facts } from './read-organization.ts'

const ofPlaces: ReadonlySet<string> = new Set([
  'organizations list-accounts-for-parent',
  'organizations list-organizational-units-for-parent',
])

const ofPolicies: ReadonlySet<string> = new Set([
  'organizations describe-policy',
  'organizations list-targets-for-policy',
])

/**
 * What of an organization nobody has read, by the answers of one file, once their policies are in the draft: of each type that
 * is on its policies, where one of them or the list was refused, or none is told of the root, which always has one (R8.2);
 * and who is in it, where a list was refused or doesn't say where its accounts are. What the file doesn't speak of stays.
 */
export function unreadIn(answers: readonly Answer[], facts: Facts, draft: Draft): UnreadOfOrganization[] {
  const before = draft.entity('organization', organizationKey)?.unread ?? []
  const isUnplaced = [...facts.accounts.keys()].some(
    (id) => !facts.parents.has(id) && (draft.entity('account', `account/${id}`)?.parent ?? null) === null,
  )
  if (facts.root === null) return [...new Set([...before, ...(isUnplaced ? ['accounts' as const] : [])])]
  const refused = answers.filter(isRefused)
  const isRefusedPlace = refused.some(({ call }) => ofPlaces.has(call))
  return [
    ...typesOn(facts.root).filter((type) => isTypeUnread(type, { refused, answers }, facts, draft)),
    ...(isUnplaced || isRefusedPlace ? ['accounts' as const] : []),
  ]
}

function typesOn(root: JsonValue): OrganizationPolicyType[] {
  return objects(root, 'PolicyTypes').flatMap((one) => {
    const type = policyTypeNames.get(text(one, 'Type') ?? '')
    return type !== undefined && text(one, 'Status') === 'ENABLED' ? [type] : []
  })
}

type Said = { readonly refused: readonly Answer[]; readonly answers: readonly Answer[] }

function isTypeUnread(
  type: OrganizationPolicyType,
  { refused, answers }: Said,
  { attached, root }: Facts,
  draft: Draft,
): boolean {
  const listed = typesListed(answers)
  const mayBe = (id: string | undefined) => {
    const known = draft.entity('organization-policy', id ?? '')?.type ?? listed.get(id ?? '')
    return known === undefined || known === type
  }
  const isRefusedPolicy = refused.some(
    ({ call, options }) => ofPolicies.has(call) && mayBe(options['policy-id']),
  )
  const isMissing = [...attached.values()]
    .flat()
    .some((id) => draft.entity('organization-policy', id) === undefined && mayBe(id))
  const ofRoot = attached.get(text(root, 'Id') ?? '') ?? []
  const isOnRoot = ofRoot.some((id) => draft.entity('organization-policy', id)?.type === type)
  return isRefusedPolicy || isMissing || !isOnRoot
}

/** The types of policies that were listed, by their ids. */
function typesListed(answers: readonly Answer[]): ReadonlyMap<string, OrganizationPolicyType | undefined> {
  return new Map(
    answers
      .filter(({ call }) => call === 'organizations list-policies')
      .flatMap(({ answer }) => objects(answer, 'Policies'))
      .flatMap((one) => {
        const id = text(one, 'Id')
        return id === null ? [] : [[id, policyTypeNames.get(text(one, 'Type') ?? '')] as const]
      }),
  )
}

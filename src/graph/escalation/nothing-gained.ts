import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { documentsOf } from '../questions/certain-denial.ts'
import { isAllowedAlready } from './allowed-already.ts'
import { type ActionSet, setOf } from './catalogue-actions.ts'
import { numberOf } from './permission.ts'
import { looksAtCallers, type ToldApart, toldApartIn } from './told-apart.ts'

/** What a principal's own policies say: alike ones have the same object. */
export type Holding = {
  readonly allows: readonly Statement[]
  /** Each as it is written. */
  readonly denies: readonly string[]
  readonly boundary: string | null
}

/** What was found of principals that are alike, good for ever: `holdings` by what they hold, `within` by the numbers of two. */
export type GainMemo = {
  readonly holdings: Map<string, Holding>
  readonly within: Map<string, boolean>
}

/** A memo that knows nothing yet. */
export function emptyGainMemo(): GainMemo {
  return { holdings: new Map(), within: new Map() }
}

const mostHoldings = 20_000
const mostPairs = 500_000

/** Forget where more is remembered than is worth it. */
export function renewGainMemo({ holdings, within }: GainMemo): void {
  if (holdings.size > mostHoldings) holdings.clear()
  if (within.size > mostPairs) within.clear()
}

/** Actions by which whoever is gained could be allowed more than it is. */
const editing: ActionSet = setOf([
  'iam:AttachUserPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachGroupPolicy',
  'iam:PutUserPolicy',
  'iam:PutRolePolicy',
  'iam:PutGroupPolicy',
  'iam:CreatePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:AddUserToGroup',
  'iam:RemoveUserFromGroup',
  'iam:DeleteUserPolicy',
  'iam:DeleteRolePolicy',
  'iam:DeleteGroupPolicy',
  'iam:DetachUserPolicy',
  'iam:DetachRolePolicy',
  'iam:DetachGroupPolicy',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutUserPermissionsBoundary',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
])

/** What is known of a principal: what it holds, null where that can't be read in full, and the actions that its Allows cover. */
export type Known = { readonly holding: () => Holding | null; readonly covered: ActionSet }

/**
 * Who, gained by a principal, may do nothing that it may not do itself. Claimed only where it shows: the one's own Allows are all
 * covered by the other's, which nothing denies or bounds besides; nobody else's policy tells the two apart; and the other can't
 * change what anybody may. Null where it shows of nobody. Both must be of one account.
 *
 * Rules R7.2 to R7.6, R9.1. Cost: a look at both statements of each pair of alike principals, once.
 */
export function nothingGainedIn(
  workspace: Workspace,
  knownOf: (principal: Principal) => Known,
  memo: GainMemo,
): (by: Principal) => ((arn: string) => boolean) | null {
  let apart: ToldApart | null = null
  const found = new Map<string, { readonly principal: Principal; readonly holding: Holding | null } | null>()
  const heldAt = (arn: string) => {
    const before = found.get(arn)
    if (before !== undefined) return before
    const principal = entityOf(workspace, 'role', arn) ?? entityOf(workspace, 'user', arn)
    const made = principal === undefined ? null : { principal, holding: knownOf(principal).holding() }
    found.set(arn, made)
    return made
  }
  return (by) => {
    const { covered, holding } = knownOf(by)
    if ((covered & editing) !== 0n) return null
    const own = holding()
    if (own === null || own.allows.length === 0) return null
    return (arn) => {
      const other = heldAt(arn)
      if (other === null || other.principal.accountId !== by.accountId) return false
      if (other.holding === null || !isWithin(other.holding, own, memo)) return false
      const told = (apart ??= toldApartIn(workspace))
      return !told.mayBeLetIn(other.principal) && !told.mayBeKeptOut(by)
    }
  }
}

function isWithin(its: Holding, own: Holding, { within }: GainMemo): boolean {
  const key = `${numberOf(its)} ${numberOf(own)}`
  const found = within.get(key)
  if (found !== undefined) return found
  const made =
    (own.boundary === null || own.boundary === its.boundary) &&
    own.denies.every((text) => its.denies.includes(text)) &&
    its.allows.every((statement) => isAllowedAlready(statement, own.allows, true))
  within.set(key, made)
  return made
}

/** What a principal holds; null where anything is missing or refused, and where a Deny or the boundary looks at who calls. */
export function holdingOf(
  workspace: Workspace,
  principal: Principal,
  { holdings }: GainMemo,
): Holding | null {
  const { documents, isWhole, boundary } = documentsOf(workspace, principal)
  if (!isWhole || boundary === undefined || !documents.every(isObject)) return null
  const key = `${documents
    .map(numberOf)
    .toSorted((a, b) => a - b)
    .join(' ')} ${isObject(boundary) ? numberOf(boundary) : ''}`
  const found = holdings.get(key)
  if (found !== undefined) return found
  const bound = boundary === null ? null : JSON.stringify(boundary)
  const compiled = documents.map((document) => ({ document, read: compiledOnce(document, 'identity') }))
  const allows: Statement[] = []
  const denies: string[] = []
  for (const { document, read } of compiled) {
    if (!read.ok) return null
    for (const one of read.value.statements) {
      if (one.effect === 'Allow') allows.push(one)
      else denies.push(writtenAt(document, one.index))
    }
  }
  if ([bound ?? '', ...denies].some(looksAtCallers)) return null
  const made = { allows, denies, boundary: bound }
  holdings.set(key, made)
  return made
}

function writtenAt(document: object, index: number): string {
  const list: unknown = 'Statement' in document ? document.Statement : []
  return JSON.stringify(Array.isArray(list) ? list[index] : list)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

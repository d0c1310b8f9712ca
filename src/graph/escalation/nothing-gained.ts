import type { CompiledDocument } from '#engine/compile/compiled-document.ts'
import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { documentsOf } from '../questions/certain-denial.ts'
import { type ActionSet, setOf } from './catalogue-actions.ts'
import { type Holding, type HoldingsWithin, holdingsWithin } from './holdings-within.ts'
import { numberOf } from './permission.ts'
import { nobody, type Thing } from './thing.ts'
import { looksAtCallers, type ToldApart, toldApartIn } from './told-apart.ts'

/** What was found of principals that are alike, good for ever: holdings by what is held. */
export type GainMemo = { readonly holdings: Map<string, Holding>; within: HoldingsWithin }

/** A memo that knows nothing yet. */
export function emptyGainMemo(): GainMemo {
  return { holdings: new Map(), within: holdingsWithin() }
}

const mostHoldings = 20_000

/** Forget where more is remembered than is worth it. */
export function renewGainMemo(memo: GainMemo): void {
  if (memo.holdings.size <= mostHoldings) return
  memo.holdings.clear()
  memo.within = holdingsWithin()
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
 * Whom of those that some things give away a principal gains nothing by: who may do nothing that it may not do itself, itself among them.
 * Claimed only where it shows: the one's own Allows are all covered by the other's, which nothing denies or bounds besides; nobody
 * else's policy tells the two apart; and the other can't change what anybody may. Both must be of one account, as all who are asked
 * about a list are. Nobody where it shows of nobody; the same set for alike principals.
 *
 * Rules R7.2 to R7.6, R9.1. Cost: a look at each thing of a list, once, and then at those whom a principal gains nothing by.
 */
export function nothingGainedIn(
  workspace: Workspace,
  knownOf: (principal: Principal) => Known,
  memo: GainMemo,
): (by: Principal, among: readonly Thing[]) => ReadonlySet<string> {
  let apart: ToldApart | null = null
  const toldApart = () => (apart ??= toldApartIn(workspace))
  const known = new Map<string, Held | null>()
  const heldAt = (arn: string): Held | null => {
    const found = known.get(arn)
    if (found !== undefined) return found
    const principal = entityOf(workspace, 'role', arn) ?? entityOf(workspace, 'user', arn)
    const holding = principal === undefined ? null : knownOf(principal).holding()
    const made = principal === undefined || holding === null ? null : { principal, holding }
    if (made !== null) memo.within.add(made.holding)
    known.set(arn, made)
    return made
  }
  const lists = new WeakMap<readonly Thing[], List>()
  const listOf = (things: readonly Thing[]): List => {
    const found = lists.get(things)
    if (found !== undefined) return found
    const holders = new Map<Holding, Principal[]>()
    for (const arn of new Set(things.flatMap(({ gains }) => gains ?? []))) {
      const held = heldAt(arn)
      if (held === null) continue
      const { principal, holding } = held
      const list = holders.get(holding)
      if (list === undefined) holders.set(holding, [principal])
      else list.push(principal)
    }
    const made = { holders, by: new Map<Holding, ReadonlySet<string>>() }
    lists.set(things, made)
    return made
  }
  const whomWithin = ({ accountId }: Principal, own: Holding, { holders }: List): ReadonlySet<string> => {
    const within = memo.within.within(own)
    const held =
      within.size < holders.size ? [...within] : [...holders.keys()].filter((one) => within.has(one))
    const whom = held.flatMap((one) => holders.get(one) ?? [])
    return new Set(
      whom.filter((one) => one.accountId === accountId && !toldApart().mayBeLetIn(one)).map(({ arn }) => arn),
    )
  }
  return (by, among) => {
    const { covered, holding } = knownOf(by)
    if ((covered & editing) !== 0n) return nobody
    const own = holding()
    if (own === null || own.allows.length === 0) return nobody
    const list = listOf(among)
    const whom = list.by.get(own) ?? whomWithin(by, own, list)
    list.by.set(own, whom)
    return whom.size === 0 || toldApart().mayBeKeptOut(by) ? nobody : whom
  }
}

type Held = { readonly principal: Principal; readonly holding: Holding }

/** Whom the things of a list give away, by what they hold; and by what is held whom one gains nothing by. */
type List = {
  readonly holders: ReadonlyMap<Holding, readonly Principal[]>
  readonly by: Map<Holding, ReadonlySet<string>>
}

/** What a principal holds; null where anything is missing or refused, and where a Deny or the boundary looks at who calls. */
export function holdingOf(
  workspace: Workspace,
  principal: Principal,
  { holdings }: GainMemo,
): Holding | null {
  const { documents, isWhole, boundary } = documentsOf(workspace, principal)
  if (!isWhole || boundary === undefined || !documents.every(isObject)) return null
  const compiled: { readonly document: object; readonly read: CompiledDocument }[] = []
  for (const document of documents) {
    const read = compiledOnce(document, 'identity')
    if (!read.ok) return null
    compiled.push({ document, read: read.value })
  }
  // documents of one text are compiled once
  const key = `${compiled
    .map(({ read }) => numberOf(read))
    .toSorted((a, b) => a - b)
    .join(' ')} ${isObject(boundary) ? numberOf(boundary) : ''}`
  const found = holdings.get(key)
  if (found !== undefined) return found
  const bound = boundary === null ? null : JSON.stringify(boundary)
  const allows: Statement[] = []
  const denies: string[] = []
  for (const { document, read } of compiled) {
    for (const one of read.statements) {
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

import type { Entity } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { earliestDay, todayOf } from '#model/today.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { isSame, surroundingsOf } from '../trust-memo.ts'
import type { Strength } from './actor-policies.ts'
import type { OwnAnswers, SharedAnswers } from './actor.ts'
import type { AccountState } from './aspects.ts'
import type { ActionSet } from './catalogue-actions.ts'
import type { Escalation } from './escalation.ts'
import type { Holding } from './holdings-within.ts'
import { emptyGainMemo, type GainMemo, renewGainMemo } from './nothing-gained.ts'
import type { TrustAnswers } from './service-trusts.ts'

/**
 * What was found in earlier workspaces, for the next one: after a change only what it touched is asked again. One memo
 * serves one workspace as it changes; the answer is the same with and without.
 */
export type EscalationMemo = {
  /** Accounts and what Organizations keeps: they bear on every answer. */
  surroundings: readonly Entity[]
  readonly principals: Map<string, PrincipalMemo>
  readonly accounts: Map<AccountId, AccountState>
  readonly shared: SharedAnswers
  readonly trusts: TrustAnswers
  readonly gains: GainMemo
  /** See `Aspect`: the same list as long as it holds the same. */
  unowned: readonly Entity[]
  /** The day of which it tells: see `todayOf`. */
  today: number
}

export type PrincipalMemo = {
  /** Whatever the principal's permissions are made of. */
  readonly bearing: readonly (Entity | undefined)[]
  readonly covered: ActionSet
  /** Undefined as long as nobody asked. */
  holding: Holding | null | undefined
  /** The same. */
  strength: Strength | undefined
  readonly own: OwnAnswers
  readonly found: Map<string, { readonly ages: string; readonly ways: readonly Escalation[] }>
  /** Its ways when everything in the account was so old. */
  all: {
    readonly age: string
    /** Hangs any on what the policies of groups say, so that the age is of these too? */
    readonly looksAtGroups: boolean
    readonly covered: ActionSet
    readonly ways: readonly Escalation[]
  } | null
}

/** A memo that knows nothing yet. */
export function emptyEscalationMemo(): EscalationMemo {
  return {
    today: earliestDay,
    surroundings: [],
    principals: new Map(),
    accounts: new Map(),
    shared: new Map(),
    trusts: new Map(),
    gains: emptyGainMemo(),
    unowned: [],
  }
}

function forget({ principals, shared, trusts }: EscalationMemo): void {
  principals.clear()
  shared.clear()
  trusts.clear()
}

/** Beyond so many sets of statements on an action all are forgotten. */
const mostShared = 20_000

/** Forget what does not hold of `workspace` any more because accounts or their organization changed, or it is another day. */
export function renewEscalationMemo(memo: EscalationMemo, workspace: Workspace): void {
  const now = surroundingsOf(workspace)
  const today = todayOf(workspace)
  if (today !== memo.today || !isSame(memo.surroundings, now)) forget(memo)
  memo.today = today
  if (memo.shared.size > mostShared) memo.shared.clear()
  renewGainMemo(memo.gains)
  memo.surroundings = now
  const unowned = entitiesOf(workspace, 'resource').filter(({ arn }) => arn.split(':')[4] === '')
  if (!isSame(memo.unowned, unowned)) memo.unowned = unowned
  for (const arn of memo.principals.keys()) if (!workspace.entities.has(arn)) memo.principals.delete(arn)
}

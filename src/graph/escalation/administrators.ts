import type { AccountId } from '#model/entities/names.ts'
import { todayOf } from '#model/today.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { TrustGraph, TrustNode } from '../trust-graph.ts'
import { emptyEscalationMemo, type EscalationMemo } from './escalation-memo.ts'
import { strengthIn } from './escalations.ts'

/**
 * Somebody whose own policies and boundary allow everything and deny nothing. `everything`: its organization denies it
 * none of it either. `all-but-denied-to-all`: its organization denies some, and that to everybody in the account: no way there leads
 * further, but to take that away. `all-but-denied`: its organization denies some, perhaps to others alone. What policies of resources
 * deny isn't looked at.
 */
export type Administrator = {
  readonly account: AccountId
  readonly may: 'everything' | 'all-but-denied-to-all' | 'all-but-denied'
}

export type Administrators = ReadonlyMap<string, Administrator>

/**
 * All whose policies allow everything in their account, by ARN: users first, then roles. Claimed only where
 * statements say it outright, `*` on `*` without conditions: never by the name of a policy.
 *
 * Rules R7.2 to R7.6. Cost: a look at what each principal is known to hold; a gathering for each administrator that is new.
 */
export function administratorsIn(
  workspace: Workspace,
  memo: EscalationMemo = emptyEscalationMemo(),
): Administrators {
  const { entities } = workspace
  const today = todayOf(workspace)
  const before = found.get(memo)
  if (before?.entities === entities && before.today === today) return before.administrators
  const administrators = new Map<string, Administrator>()
  for (const one of [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]) {
    const strength = strengthIn(workspace, one, memo)
    if (strength === null || !strength.mayDoAllOfItsOwn) continue
    const limited = strength.isDeniedAsAnybody ? 'all-but-denied-to-all' : 'all-but-denied'
    const may = strength.mayDoEverything ? 'everything' : limited
    administrators.set(one.arn, { account: one.accountId, may })
  }
  found.set(memo, { entities, today, administrators })
  return administrators
}

/** The graph with those of its nodes marked who are administrators; the very same one where none is. Cost: one walk over the nodes. */
export function marked(graph: TrustGraph, administrators: Administrators): TrustGraph {
  if (administrators.size === 0) return graph
  const nodes = graph.nodes.map((node): TrustNode => {
    const may = administrators.get(node.id)?.may
    if (may === undefined) return node
    return { ...node, administrator: may === 'everything' ? 'unlimited' : 'limited' }
  })
  return { ...graph, nodes }
}

/** What was found last with each memo. */
const found = new WeakMap<
  EscalationMemo,
  {
    readonly entities: Workspace['entities']
    readonly today: number
    readonly administrators: Administrators
  }
>()

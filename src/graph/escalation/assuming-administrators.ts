import type { Principal } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { allConditionsOf, conditionsText, othersOfAll } from '../all-conditions.ts'
import { isHalfState } from '../half.ts'
import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import { isOfService } from './account-things.ts'
import { administratorsIn } from './administrators.ts'
import type { EscalationMemo } from './escalation-memo.ts'
import type { Escalation, ReasonedStep } from './escalation.ts'
import { assumingTechnique } from './technique.ts'
import { nobody } from './thing.ts'

/** Ways of users and roles to a role whose own policies allow everything, over any number of assumed roles. */
export type Assuming = {
  /** Alike ones together; none into an account where one's own policies allow everything already. */
  readonly waysOf: (principal: Principal) => readonly Escalation[]
  /** The steps of such a way to one role; none where there is no way. */
  readonly stepsTo: (principal: string, role: string | null) => readonly ReasonedStep[]
}

type Chain = readonly TrustEdge[]

/** From the surest: of two ways to one role that is told which hangs on less. */
const surest: readonly Escalation['state'][] = ['allowed', 'conditional', 'unknown']

/**
 * Read off the relation of who can assume what, which holds both the trust and the caller's own side, and of any account. Of
 * ways over several roles the shortest of the surest is told; on from a role that may do everything nobody gains more of its own
 * account, but perhaps another one. That conditions of several hops can be met together is not looked into.
 *
 * Cost: who may do everything, asked of all principals; one walk back from those roles over the edges; then, of whoever
 * gets to one of them, a walk over what leads there.
 */
export function assumingIn(workspace: Workspace, graph: TrustGraph, memo: EscalationMemo): Assuming {
  const strong = new Map<AccountId, Set<string>>()
  for (const [arn, { account }] of administratorsIn(workspace, memo)) {
    strong.set(account, (strong.get(account) ?? new Set()).add(arn))
  }
  const into = edgesByRole(graph)
  const leads = [...strong.values()].map((ends) => ({ ends, leaving: edgesTowards(into, ends) }))
  const chainsFrom = (from: string): ReadonlyMap<string, Chain> => {
    const found = new Map<string, Chain>()
    for (const { ends, leaving } of leads) {
      if (ends.has(from) || !leaving.has(from)) continue
      for (const [at] of surest.entries()) {
        const counted = new Set<string>(surest.slice(0, at + 1))
        for (const chain of shortest(from, leaving, (edge) => counted.has(edge.state))) {
          const to = chain.at(-1)?.to ?? ''
          if (ends.has(to) && !found.has(to)) found.set(to, chain)
        }
      }
    }
    return found
  }
  return {
    waysOf: (principal) =>
      isOfService(principal)
        ? []
        : alike(principal.arn, [...chainsFrom(principal.arn).values()], (arn) => thingAt(workspace, arn)),
    stepsTo: (principal, role) =>
      (chainsFrom(principal).get(role ?? '') ?? []).map((edge) =>
        Object.assign(stepOf(edge, principal), { deciding: edge.deciding }),
      ),
  }
}

type Edges = ReadonlyMap<string, readonly TrustEdge[]>

/** The edges of roles that are assumed, by that role. */
function edgesByRole({ edges }: TrustGraph): Edges {
  const into = new Map<string, TrustEdge[]>()
  for (const edge of edges) {
    const isTaken = edge.kind === 'AssumeRole' && surest.some((state) => state === edge.state)
    if (isTaken && edge.from !== edge.to) push(into, edge.to, edge)
  }
  return into
}

/** By whom they are used, those of them that lead to one of `ends`, over any number of hops; none on from them. */
function edgesTowards(into: Edges, ends: ReadonlySet<string>): Edges {
  const leaving = new Map<string, TrustEdge[]>()
  const open = [...ends]
  const seen = new Set(open)
  for (const to of open) {
    for (const edge of into.get(to) ?? []) {
      if (ends.has(edge.from)) continue
      push(leaving, edge.from, edge)
      if (seen.has(edge.from)) continue
      seen.add(edge.from)
      open.push(edge.from)
    }
  }
  return leaving
}

/** The shortest chain to each node. */
function* shortest(from: string, leaving: Edges, counts: (edge: TrustEdge) => boolean): Generator<Chain> {
  const seen = new Set([from])
  const open: { readonly at: string; readonly chain: Chain }[] = [{ at: from, chain: [] }]
  for (const { at, chain } of open) {
    for (const edge of leaving.get(at) ?? []) {
      if (seen.has(edge.to) || !counts(edge)) continue
      seen.add(edge.to)
      const longer = [...chain, edge]
      open.push({ at: edge.to, chain: longer })
      yield longer
    }
  }
}

/** Chains as ways: of one hop, and of several, each with those of the same state and conditions. */
function alike(
  principal: string,
  chains: readonly Chain[],
  thingOf: (arn: string) => Escalation['among'],
): readonly Escalation[] {
  const ways = new Map<string, Escalation>()
  for (const chain of chains) {
    const steps = chain.map((edge) => stepOf(edge, principal))
    const conditions = steps.flatMap((step) => step.conditions)
    const state = surest.findLast((one) => steps.some((step) => step.state === one)) ?? 'allowed'
    const hanging = { conditions, ...othersOfAll(steps) }
    const key = `${chain.length === 1} ${state} ${conditionsText(hanging)}`
    const among = thingOf(chain.at(-1)?.to ?? '')
    const found = ways.get(key)
    if (found !== undefined) ways.set(key, { ...found, among: [...found.among, ...among] })
    else {
      const technique = assumingTechnique
      ways.set(key, {
        principal,
        technique,
        way: 0,
        state,
        ...hanging,
        untold: [],
        steps,
        among,
        but: nobody,
      })
    }
  }
  return [...ways.values()]
}

function stepOf(edge: TrustEdge, principal: string): Escalation['steps'][number] {
  const { from, to, state } = edge
  const conditions = allConditionsOf(edge)
  if (isHalfState(state)) throw new Error('a way takes half an edge')
  const others = edge.others === undefined ? {} : { others: edge.others }
  const step = { permission: 'sts:AssumeRole', resource: to, service: null, state, conditions, ...others }
  return from === principal ? step : { ...step, by: from }
}

function thingAt(workspace: Workspace, arn: string): Escalation['among'] {
  const entity = entityOf(workspace, 'role', arn)
  return entity === undefined ? [] : [{ arn: entity.arn, entity, gains: entity.arn }]
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

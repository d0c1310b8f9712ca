import type { CompiledPolicy } from '../compile/compile-policies.ts'
import { layerOrder } from '../compile/policy-documents.ts'
import type { BlockingLayer } from '../evaluate/decision.ts'
import type { Facts } from '../evaluate/facts.ts'
import { principalHolds } from '../evaluate/principal-clause.ts'
import { reachOf, stronger, type Reach } from '../evaluate/reach.ts'
import { settle, type Settlement } from '../evaluate/settle.ts'
import { actionHolds, resourceHolds } from '../evaluate/statement-applies.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import type { Case } from './case.ts'
import type { TracedLayers } from './trace-layers.ts'
import type { StatementTrace } from './trace.ts'

/** The layers of the resource and of the caller itself. */
export const ownLayers = ['resource', 'identity', 'permissionsBoundary', 'session'] as const
export type OwnLayer = (typeof ownLayers)[number]

type Decided = Pick<Case, 'question' | 'policies' | 'facts' | 'service' | 'settlement'>

/**
 * Every layer that on its own would stop the request: one that denies, or that still stops it once the others
 * allow. Where a policy that must allow (a trust policy, a key policy) is silent, the caller's own side counts only
 * if it would still be asked with the conditions of that policy met: being named by it is enough in one account.
 *
 * Rules R1.11, R7.6, R7.8, R9.1.
 */
export function blockingLayers(decided: Decided): readonly BlockingLayer[] {
  const { settlement, service } = decided
  if (settlement.decision === 'allowed') return []
  const near = nearReach(decided)
  const eased = withReach(decided, near === 'none' ? 'past-all' : near)
  const stopping = new Set<BlockingLayer>(settlement.denying)
  if (settlement.resource.outcome === 'stop') stopping.add('resource')
  for (const layer of stops(eased)) stopping.add(layer)
  if (service?.kind === 'stops') stopping.add('service')
  return [...layerOrder, 'service' as const].filter((layer) => stopping.has(layer))
}

/** The settlement as it would be if the conditions of the resource-based policy's Allows were met. */
export function withConditionsMet(decided: Decided): Settlement {
  const near = nearReach(decided)
  return near === 'none' ? decided.settlement : withReach(decided, near)
}

/** Would this Allow of an own layer let the request pass if it applied? */
export function wouldAllow(decided: Decided, statement: StatementTrace): boolean {
  const { question, policies, facts, service } = decided
  const { layer } = statement
  const more: Facts =
    layer === 'resource'
      ? { ...facts, reach: stronger(facts.reach, reachOfTrace(statement, policies, question)) }
      : { ...facts, [layer]: { ...facts[layer], allows: true } }
  return settle(question, more, service).decision === 'allowed'
}

/**
 * The Allows that grant an allowed request: each of them is needed once some of the others are gone. What applies
 * and changes nothing either way is not among them.
 */
export function grantingStatements(
  decided: Decided,
  layers: Pick<TracedLayers, 'identity' | 'resource'>,
): readonly StatementTrace[] {
  const { question, policies, settlement, service } = decided
  if (settlement.decision !== 'allowed' || service?.kind === 'allows') return []
  const grants = [
    ...layers.resource.map((statement) => ({ statement, part: reachOfTrace(statement, policies, question) })),
    ...layers.identity.map((statement) => ({ statement, part: 'identity' as const })),
  ].filter(({ statement: { applies, effect } }) => applies && effect === 'Allow')
  const parts = [...new Set(grants.map(({ part }) => part))]
  const needed = new Set(parts.filter((part) => isNeeded(part, parts, decided)))
  return grants.filter(({ part }) => needed.has(part)).map(({ statement }) => statement)
}

/** Allows that weigh the same in the combination: those of identity policies, and those of one reach. */
type Part = 'identity' | Reach

/** Is there a choice among the other parts that grants with this one and not without it? */
function isNeeded(part: Part, parts: readonly Part[], decided: Decided): boolean {
  const others = subsets(parts.filter((other) => other !== part))
  return others.some((some) => isAllowedBy([...some, part], decided) && !isAllowedBy(some, decided))
}

function subsets(parts: readonly Part[]): readonly (readonly Part[])[] {
  return parts.reduce<readonly (readonly Part[])[]>(
    (sets, part) => sets.concat(sets.map((set) => set.concat(part))),
    [[]],
  )
}

function isAllowedBy(parts: readonly Part[], { question, facts, service }: Decided): boolean {
  const reaches = parts.filter((part) => part !== 'identity')
  const reduced: Facts = {
    ...facts,
    identity: { ...facts.identity, allows: parts.includes('identity') },
    reach: reaches.reduce<Reach>(stronger, facts.standing?.reach ?? 'none'),
  }
  return settle(question, reduced, service).decision === 'allowed'
}

function reachOfTrace({ statement }: StatementTrace, policies: Case['policies'], question: Question): Reach {
  const found = statementsOf(policies.resource).find(({ index }) => index === statement)
  return found === undefined ? 'none' : reachOf(found, question)
}

/** How far the resource-based policy's Allows would reach if their conditions were met. */
function nearReach({ question, policies }: Decided): Reach {
  const bounded = policies.permissionsBoundary !== null
  return statementsOf(policies.resource)
    .filter(
      (statement) =>
        statement.effect === 'Allow' &&
        actionHolds(statement, question) &&
        resourceHolds(statement, question) &&
        principalHolds(statement.principals, question, bounded),
    )
    .map((statement) => reachOf(statement, question))
    .reduce<Reach>(stronger, 'none')
}

/** Where the resource-based policy stops the request in one account: the settlement with such a grant instead. */
function withReach({ question, facts, service, settlement }: Decided, reach: Reach): Settlement {
  const isMissing = settlement.sides === 'same-account' && settlement.resource.outcome === 'stop'
  return isMissing ? settle(question, { ...facts, reach }, service) : settlement
}

function stops(settlement: Settlement): readonly BlockingLayer[] {
  const own = ownLayers.filter((layer) => settlement[layer].outcome === 'stop')
  const guardrails = (['resourceControl', 'serviceControl', 'vpcEndpoint'] as const).filter(
    (layer) => !settlement[layer],
  )
  return [...own, ...guardrails]
}

function statementsOf(policies: readonly CompiledPolicy[] | null): readonly Statement[] {
  return (policies ?? []).flatMap(({ document }) => document.statements)
}

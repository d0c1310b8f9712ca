import type { CompiledPolicies } from '../compile/compile-policies.ts'
import { layerOrder } from '../compile/policy-documents.ts'
import { applicable } from '../evaluate/applicable.ts'
import type { StatementReference } from '../evaluate/decision.ts'
import { gatherFacts } from '../evaluate/gather-facts.ts'
import { serviceRule } from '../evaluate/service-rules.ts'
import { settle } from '../evaluate/settle.ts'
import { actionHolds } from '../evaluate/statement-applies.ts'
import type { Question } from '../request/question.ts'
import { readRequest, type RequestProblem } from '../request/read-request.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { awsMessage } from './aws-message.ts'
import type { Case } from './case.ts'
import { blockingLayers, grantingStatements } from './counterfactuals.ts'
import { gatesOf } from './gates.ts'
import { missingContextKeys } from './missing-context-keys.ts'
import { nearMissesOf } from './near-misses.ts'
import { notesOf } from './notes.ts'
import { sentenceOf } from './sentence.ts'
import { traceLayers, type Listing } from './trace-layers.ts'
import type { GateTrace, Note, StatementTrace, Trace } from './trace.ts'
import { quoted } from './words.ts'

/**
 * Decide one request and say why: every gate in AWS's order, with every statement of the policies that bear on it
 * weighed in full. Decides as `authorize` does: the same facts are settled by the same function.
 *
 * Cost grows with all statements of all layers: ask it for what a person looks at.
 *
 * Rules R1.11, R7.1. Source: IAM User Guide, "Policy evaluation logic".
 */
export function explain(request: AuthorizationRequest, policies: CompiledPolicies): Trace {
  return explained(request, policies, () => true)
}

/**
 * The same trace, except that statements on other actions are not listed, nor are they among the near misses. Whatever
 * else it says is the same.
 *
 * Cost grows with the statements that cover the action: for a table of many decisions.
 */
export function explainBriefly(request: AuthorizationRequest, policies: CompiledPolicies): Trace {
  return explained(request, policies, actionHolds)
}

/** What a trace says in one line: the decision, the sentence, by which statements, and what stops it. */
export type Told = Pick<Trace, 'decision' | 'sentence' | 'deciding' | 'blockedBy'>

/**
 * The same in one line, and nothing else: for hundreds of decisions at once. Each part is that of `explain`.
 *
 * Cost grows with the statements that cover the action.
 */
export function tell(request: AuthorizationRequest, policies: CompiledPolicies): Told {
  const question = readRequest(request)
  if (!question.ok) return toldOf(unreadable(question.problem))
  const whole = caseOf(question.value, policies, actionHolds)
  return {
    decision: whole.settlement.decision,
    sentence: sentenceOf(whole),
    deciding: decidingStatements(whole).map(toReference),
    blockedBy: blockingLayers(whole),
  }
}

function toldOf({ decision, sentence, deciding, blockedBy }: Trace): Told {
  return { decision, sentence, deciding, blockedBy }
}

function explained(request: AuthorizationRequest, policies: CompiledPolicies, lists: Listing): Trace {
  const question = readRequest(request)
  if (!question.ok) return unreadable(question.problem)
  const whole = caseOf(question.value, policies, lists)
  return traceOf(whole, notesOf(whole, request, policies))
}

function caseOf(question: Question, policies: CompiledPolicies, lists: Listing): Case {
  const bearing = applicable(policies, question)
  const service = serviceRule(question, bearing)
  const facts = gatherFacts(question, bearing)
  const settlement = settle(question, facts, service)
  const layers = traceLayers(bearing, question, lists)
  const decided = { question, policies: bearing, facts, settlement, service }
  return { ...decided, layers, granting: grantingStatements(decided, layers) }
}

function traceOf(decided: Case, notes: readonly Note[]): Trace {
  const { question, policies, settlement, layers } = decided
  const { decision } = settlement
  const gates = gatesOf(decided)
  const blockedBy = blockingLayers(decided)
  return {
    decision,
    sentence: sentenceOf(decided),
    awsMessage: awsMessage(question, decision, decision === 'explicitDeny' ? settlement.denying : blockedBy),
    blockedBy,
    deciding: decidingStatements(decided).map(toReference),
    matchedStatements: layerOrder.flatMap((layer) =>
      layers[layer].filter(({ applies }) => applies).map(toReference),
    ),
    rules: decidingRules(decided, gates),
    missingContextKeys: missingContextKeys(policies, question),
    nearMisses: nearMissesOf({ decision, blockedBy, gates }, question.action.service),
    notes,
    gates,
  }
}

/** The Denies of an explicit deny, the Allows of an allow: without them all the answer would be another one. */
function decidingStatements({ settlement, layers, granting }: Case): readonly StatementTrace[] {
  if (settlement.decision !== 'explicitDeny') return granting
  return settlement.denying
    .flatMap((layer) => (layer === 'service' ? [] : layers[layer]))
    .filter(({ effect, applies }) => applies && effect === 'Deny')
}

function decidingRules({ settlement, service }: Case, gates: readonly GateTrace[]): readonly string[] {
  const rules = (outcomes: readonly string[]) => [
    ...new Set(gates.filter(({ outcome }) => outcomes.includes(outcome)).flatMap((gate) => gate.rules)),
  ]
  switch (settlement.decision) {
    case 'explicitDeny':
      return ['R1.3']
    case 'implicitDeny':
      return rules(['stop'])
    case 'allowed':
      return service?.kind === 'allows' ? [service.rule] : rules(['grants'])
  }
}

function toReference({
  layer,
  target,
  policy,
  statement,
  sid,
  effect,
  source,
}: StatementTrace): StatementReference {
  return {
    layer,
    ...(target === undefined ? {} : { target }),
    policy,
    statement,
    sid,
    effect,
    ...(source === undefined ? {} : { source }),
  }
}

function unreadable({ pointer, found }: RequestProblem): Trace {
  const what =
    found === undefined ? `its field ${quoted(pointer)}` : `${quoted(found)} in its field ${quoted(pointer)}`
  return {
    decision: 'implicitDeny',
    sentence: `The request cannot be read because of ${what}, and what no policy can allow is denied implicitly.`,
    awsMessage: null,
    blockedBy: ['service'],
    deciding: [],
    matchedStatements: [],
    rules: ['R1.2'],
    missingContextKeys: [],
    nearMisses: [],
    notes: [],
    gates: [],
  }
}

import type { CompiledLevel } from '../compile/compile-policies.ts'
import { layerOrder } from '../compile/policy-documents.ts'
import type { ServiceRule } from '../evaluate/services/service-rule.ts'
import { statementApplies } from '../evaluate/statement-applies.ts'
import type { Question } from '../request/question.ts'
import type { Case } from './case.ts'
import type { GateOutcome, GateTrace } from './trace.ts'
import {
  listed,
  nounOf,
  quoted,
  resourcePolicyNoun,
  serviceWords,
  standingWords,
  withArticle,
} from './words.ts'

/**
 * The gates that a request passes, in AWS's order.
 *
 * Rule R7.1. Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny access".
 */
export function gatesOf(decided: Case): readonly GateTrace[] {
  const gates = eachGate(decided)
  const { service } = decided
  return service?.kind === 'allows' ? gates.map((gate) => passedOver(gate, service)) : gates
}

/** Nothing stops what a service lets everyone do (R7.15). */
function passedOver(gate: GateTrace, { rule, because }: ServiceRule): GateTrace {
  const skipped = { outcome: 'skipped', rules: [rule], reason: serviceWords(because) } as const
  return gate.outcome === 'stop' ? Object.assign({}, gate, skipped) : gate
}

function eachGate(decided: Case): readonly GateTrace[] {
  return [
    denyGate(decided),
    resourceControlGate(decided),
    serviceControlGate(decided),
    endpointGate(decided),
    resourceGate(decided),
    identityGate(decided),
    limitGate(decided, 'permissionsBoundary'),
    limitGate(decided, 'session'),
    serviceGate(decided),
  ]
}

function denyGate({ question, settlement, service, layers }: Case): GateTrace {
  const statements = layerOrder
    .flatMap((layer) => layers[layer])
    .filter(({ applies, effect }) => applies && effect === 'Deny')
  const gate = { gate: 'explicitDeny', statements } as const
  if (service?.kind === 'allows') {
    return { ...gate, outcome: 'skipped', rules: [service.rule], reason: serviceWords(service.because) }
  }
  if (settlement.denying.length > 0) {
    const where = listed(settlement.denying.map((layer) => withArticle(nounOf(layer, question))))
    return {
      ...gate,
      outcome: 'stop',
      rules: ['R1.3'],
      reason: `${where} ${settlement.denying.length > 1 ? 'deny' : 'denies'} the request, which overrides every allow`,
    }
  }
  if (service?.kind === 'ignores-resource-denies' && statements.length > 0) {
    return { ...gate, outcome: 'skipped', rules: [service.rule], reason: serviceWords(service.because) }
  }
  return { ...gate, outcome: 'pass', rules: ['R1.3'], reason: 'no statement denies the request' }
}

function resourceControlGate({ policies, layers }: Case): GateTrace {
  const gate = { gate: 'resourceControl', statements: layers.resourceControl } as const
  if (policies.resourceControl === null) {
    return {
      ...gate,
      outcome: 'notApplicable',
      rules: ['R8.6'],
      reason: 'no resource control policy applies',
    }
  }
  const reason = 'the resource control policy `RCPFullAWSAccess` allows at every level'
  return { ...gate, outcome: 'pass', rules: ['R8.7'], reason }
}

function serviceControlGate({ question, policies, settlement, layers }: Case): GateTrace {
  const gate = { gate: 'serviceControl', statements: layers.serviceControl } as const
  if (policies.serviceControl === null) {
    return { ...gate, outcome: 'notApplicable', rules: ['R8.1'], reason: 'no service control policy applies' }
  }
  if (settlement.serviceControl) {
    return {
      ...gate,
      outcome: 'pass',
      rules: ['R8.2'],
      reason: 'every level has a service control policy that allows',
    }
  }
  const closed = closedLevels(policies.serviceControl, question)
  const reason = `no service control policy at ${listed(closed.map(quoted))} allows the request`
  return { ...gate, outcome: 'stop', rules: ['R8.2'], reason }
}

/** The levels of service control policies without an Allow that applies, by name. */
export function closedLevels(levels: readonly CompiledLevel[], question: Question): readonly string[] {
  return levels
    .filter(
      ({ policies }) =>
        !policies.some(({ document }) =>
          document.statements.some(
            (statement) => statement.effect === 'Allow' && statementApplies(statement, question, false),
          ),
        ),
    )
    .map(({ target }) => target)
}

function endpointGate({ policies, settlement, layers }: Case): GateTrace {
  const gate = { gate: 'vpcEndpoint', rules: ['R8.10'], statements: layers.vpcEndpoint } as const
  if (policies.vpcEndpoint === null) {
    return {
      ...gate,
      outcome: 'notApplicable',
      reason: 'the request does not go through a VPC endpoint with a policy',
    }
  }
  return settlement.vpcEndpoint
    ? { ...gate, outcome: 'pass', reason: 'the VPC endpoint policy allows the request' }
    : { ...gate, outcome: 'stop', reason: 'the VPC endpoint policy does not allow the request' }
}

function resourceGate({ question, settlement, policies, layers, facts, granting }: Case): GateTrace {
  const { outcome, rule } = settlement.resource
  const gate = { gate: 'resource', rules: [rule], statements: layers.resource } as const
  const noun = resourcePolicyNoun(question)
  const { standing } = facts
  if (outcome === 'grants' && standing !== null && !granting.some(({ layer }) => layer === 'resource')) {
    return { ...gate, rules: [standing.rule, rule], outcome, reason: standingWords(standing) }
  }
  if (outcome === 'grants')
    return { ...gate, outcome, reason: `the ${noun} allows the request to this caller` }
  if (outcome === 'stop') {
    const across = settlement.sides === 'cross-account' ? ', and the resource is in another account' : ''
    return { ...gate, outcome, reason: `no ${noun} allows the request to this caller${across}` }
  }
  if (policies.resource === null) {
    return { ...gate, outcome: 'notApplicable', reason: 'the resource has no policy of its own' }
  }
  const reason =
    outcome === 'notNeeded'
      ? `the ${noun} does not allow the request, and in the same account it need not`
      : `the ${noun} lets the account decide by identity-based policies`
  return { ...gate, outcome, reason }
}

function identityGate({ question, settlement, layers }: Case): GateTrace {
  const { outcome, rule } = settlement.identity
  const gate = { gate: 'identity', outcome, rules: [rule], statements: layers.identity } as const
  switch (outcome) {
    case 'grants':
    case 'pass':
      return question.principal.kind === 'root'
        ? { ...gate, reason: 'the root user may do everything in its account by default' }
        : { ...gate, reason: 'an identity-based policy allows the request' }
    case 'stop':
      return { ...gate, reason: 'no identity-based policy allows the request' }
    case 'skipped':
      return { ...gate, reason: skippedBy(question.principal.kind) }
    case 'notApplicable':
      return { ...gate, reason: 'this caller has no identity-based policies' }
  }
}

function limitGate(
  { question, settlement, policies, layers }: Case,
  layer: 'permissionsBoundary' | 'session',
): GateTrace {
  const { outcome, rule } = settlement[layer]
  const gate = { gate: layer, rules: [rule], statements: layers[layer] } as const
  const noun = nounOf(layer, question)
  if (outcome === 'stop') {
    return policies[layer] === null
      ? {
          ...gate,
          outcome,
          reason: `credentials from GetFederationToken without a ${noun} have no permissions`,
        }
      : { ...gate, outcome, reason: `the ${noun} does not allow the request` }
  }
  if (outcome === 'skipped') return { ...gate, outcome, reason: skippedBy(question.principal.kind) }
  if (policies[layer] === null)
    return { ...gate, outcome: 'notApplicable', reason: `the caller has no ${noun}` }
  return { ...gate, outcome: 'pass', reason: `the ${noun} allows the request` }
}

function serviceGate({ service }: Case): GateTrace {
  const gate = { gate: 'service', statements: [] } as const
  if (service === null) {
    return {
      ...gate,
      outcome: 'notApplicable',
      rules: [],
      reason: 'the service has no rule of its own for this request',
    }
  }
  const outcomes: Readonly<Record<typeof service.kind, GateOutcome>> = {
    allows: 'grants',
    stops: 'stop',
    'ignores-resource-denies': 'pass',
  }
  return {
    ...gate,
    outcome: outcomes[service.kind],
    rules: [service.rule],
    reason: serviceWords(service.because),
  }
}

function skippedBy(kind: Case['question']['principal']['kind']): string {
  const named = kind === 'role-session' ? 'session or role' : 'caller'
  return `not asked: the resource-based policy allows the request to the ${named} directly`
}

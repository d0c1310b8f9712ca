import { layerOrder, type PolicyLayer } from '../compile/policy-documents.ts'
import { accountOf } from '../request/principal.ts'
import type { Question } from '../request/question.ts'
import type { BlockingLayer, DecisionKind } from './decision.ts'
import type { Facts } from './facts.ts'
import { assumesRole, needsResourcePolicy } from './service-rules.ts'
import type { ServiceRule } from './services/service-rule.ts'

/** How a layer that did not allow bears on the outcome. */
export type LayerOutcome = 'pass' | 'grants' | 'stop' | 'skipped' | 'notApplicable'

/** `notNeeded`: it did not allow, and in the same account need not. */
type ResourceOutcome = LayerOutcome | 'notNeeded'

/** Who owns the resource, as seen from the caller; `none` for callers without an account. */
export type Sides = 'same-account' | 'cross-account' | 'none'

/** The combination of all layers, with the outcome of each and the rule it follows from. */
export type Settlement = {
  readonly decision: DecisionKind
  readonly sides: Sides
  readonly resource: { readonly outcome: ResourceOutcome; readonly rule: string }
  readonly identity: Ruled
  readonly permissionsBoundary: Ruled
  readonly session: Ruled
  readonly resourceControl: boolean
  readonly serviceControl: boolean
  readonly vpcEndpoint: boolean
  /** Layers with a matching Deny that counts. */
  readonly denying: readonly BlockingLayer[]
}

type Ruled = { readonly outcome: LayerOutcome; readonly rule: string }

// Made once: a decision is settled more often than anything else happens here.
const notApplicable: Ruled = { outcome: 'notApplicable', rule: 'R7.1' }
const skipped: Ruled = { outcome: 'skipped', rule: 'R7.6' }
const skippedByGrant: Ruled = { outcome: 'skipped', rule: 'R10.2' }
const root: Ruled = { outcome: 'grants', rule: 'R7.13' }
const grantedDirectly: Ruled = { outcome: 'grants', rule: 'R7.6' }
const leftToAccount: Ruled = { outcome: 'pass', rule: 'R7.6' }
const notNeeded = { outcome: 'notNeeded', rule: 'R7.2' } as const
const identityGrants = {
  'R7.2': { outcome: 'grants', rule: 'R7.2' },
  'R7.9': { outcome: 'grants', rule: 'R7.9' },
} as const
const identityStops = {
  'R7.2': { outcome: 'stop', rule: 'R7.2' },
  'R7.9': { outcome: 'stop', rule: 'R7.9' },
} as const
const boundaryPasses: Ruled = { outcome: 'pass', rule: 'R7.3' }
const boundaryStops: Ruled = { outcome: 'stop', rule: 'R7.3' }
const withoutSessionPolicy: Ruled = { outcome: 'pass', rule: 'R7.7' }
const nobody: readonly BlockingLayer[] = []

/**
 * Combine what the layers say into the decision: any Deny wins; then resource control, service control and
 * endpoint policies must each allow; then the resource-based policy and the caller's own side, together in one
 * account (a union), both across accounts.
 *
 * Rules R7.1 to R7.16. Source: IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or deny
 * access", "Cross-account policy evaluation logic".
 */
export function settle(question: Question, facts: Facts, service: ServiceRule | null): Settlement {
  const denying = denies(facts) ? layerOrder.filter((layer) => countsAsDeny(layer, facts, service)) : nobody
  const account = accountOf(question.principal)
  const sides =
    account === null ? 'none' : account === question.resourceAccount ? 'same-account' : 'cross-account'
  const own = ownSide(question, facts, sides)
  const isStopped =
    service?.kind === 'stops' ||
    !facts.resourceControl.allows ||
    !facts.serviceControl.allows ||
    !facts.vpcEndpoint.allows ||
    own.resource.outcome === 'stop' ||
    own.identity.outcome === 'stop' ||
    own.permissionsBoundary.outcome === 'stop' ||
    own.session.outcome === 'stop'
  const decision =
    service?.kind === 'allows'
      ? 'allowed'
      : denying.length > 0
        ? 'explicitDeny'
        : isStopped
          ? 'implicitDeny'
          : 'allowed'
  return {
    decision,
    sides,
    resource: own.resource,
    identity: own.identity,
    permissionsBoundary: own.permissionsBoundary,
    session: own.session,
    resourceControl: facts.resourceControl.allows,
    serviceControl: facts.serviceControl.allows,
    vpcEndpoint: facts.vpcEndpoint.allows,
    denying,
  }
}

function countsAsDeny(layer: PolicyLayer, facts: Facts, service: ServiceRule | null): boolean {
  const isIgnored = layer === 'resource' && service?.kind === 'ignores-resource-denies'
  return facts[layer].denies && !isIgnored
}

/** Whether any layer denies, which most requests can be told of without asking for the layers one by one. */
function denies(facts: Facts): boolean {
  return (
    facts.identity.denies ||
    facts.resource.denies ||
    facts.serviceControl.denies ||
    facts.resourceControl.denies ||
    facts.vpcEndpoint.denies ||
    facts.permissionsBoundary.denies ||
    facts.session.denies
  )
}

type OwnSide = Pick<Settlement, 'resource' | 'identity' | 'permissionsBoundary' | 'session'>

function ownSide(question: Question, facts: Facts, sides: Sides): OwnSide {
  switch (sides) {
    case 'none':
      return {
        resource: { outcome: facts.reach === 'none' ? 'stop' : 'grants', rule: ruleWithoutAccount(question) },
        identity: notApplicable,
        permissionsBoundary: notApplicable,
        session: notApplicable,
      }
    case 'cross-account':
      return {
        resource: { outcome: facts.reach === 'none' ? 'stop' : 'grants', rule: 'R7.9' },
        identity: isGrantedKey(facts)
          ? pastGrant(identityOutcome(question, facts, 'R7.9'))
          : identityOutcome(question, facts, 'R7.9'),
        ...limits(question, facts),
      }
    case 'same-account':
      return sameAccount(question, facts)
  }
}

function sameAccount(question: Question, facts: Facts): OwnSide {
  const { reach } = facts
  const mandatory = needsResourcePolicy(question)
  const limited = limits(question, facts)
  if (reach === 'none' || reach === 'account') {
    const resource =
      reach === 'account'
        ? question.principal.kind === 'root'
          ? grantedDirectly
          : leftToAccount
        : mandatory
          ? ({ outcome: 'stop', rule: mandatoryRule(question) } as const)
          : notNeeded
    const identity = identityOutcome(question, facts, 'R7.2')
    return { resource, identity, permissionsBoundary: limited.permissionsBoundary, session: limited.session }
  }

  const resource = grantedDirectly
  const identity = skip(identityOutcome(question, facts, 'R7.2'))
  if (reach === 'past-identity') return { resource, identity, ...limited }
  const keepsBoundary = assumesRole(question)
  return {
    resource,
    identity,
    permissionsBoundary: keepsBoundary
      ? { ...limited.permissionsBoundary, rule: 'R9.2' }
      : skip(limited.permissionsBoundary),
    session: skip(limited.session),
  }
}

/** A grant on a key names its grantee in whatever account, and needs no identity policy beside it (R10.2). */
function isGrantedKey({ standing }: Facts): boolean {
  return standing?.kind === 'kms-grant'
}

function pastGrant(ruled: Ruled): Ruled {
  return ruled.outcome === 'stop' ? skippedByGrant : ruled
}

/** A stop here does not matter: a resource-based grant reaches past it (R7.6). */
function skip(ruled: Ruled): Ruled {
  return ruled.outcome === 'stop' ? skipped : ruled
}

function identityOutcome({ principal }: Question, { identity }: Facts, rule: 'R7.2' | 'R7.9'): Ruled {
  if (principal.kind === 'root') return root
  return identity.allows ? identityGrants[rule] : identityStops[rule]
}

function limits({ principal }: Question, facts: Facts): Pick<OwnSide, 'permissionsBoundary' | 'session'> {
  return {
    permissionsBoundary: facts.permissionsBoundary.allows ? boundaryPasses : boundaryStops,
    session: sessionOutcome(principal, facts),
  }
}

function sessionOutcome({ kind }: Question['principal'], facts: Facts): Ruled {
  if (facts.hasSessionPolicy) return facts.session.allows ? boundaryPasses : boundaryStops
  return kind === 'federated-user' ? { outcome: 'stop', rule: 'R7.7' } : withoutSessionPolicy
}

function mandatoryRule({ action }: Question): string {
  return action.service === 'kms' ? 'R10.1' : 'R7.8'
}

function ruleWithoutAccount({ principal }: Question): string {
  switch (principal.kind) {
    case 'anonymous':
      return 'R7.12'
    case 'federated':
      return 'R9.7'
    case 'service':
    case 'root':
    case 'user':
    case 'role-session':
    case 'federated-user':
      return 'R3.13'
  }
}

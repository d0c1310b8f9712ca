import type { Settlement } from '../evaluate/settle.ts'
import type { Case } from './case.ts'
import { ownLayers, withConditionsMet, wouldAllow, type OwnLayer } from './counterfactuals.ts'
import { closedLevels } from './gates.ts'
import type { StatementTrace } from './trace.ts'
import {
  deedOf,
  listed,
  nounOf,
  quoted,
  resourcePolicyNoun,
  serviceWords,
  standingWords,
  statementWords,
  subjectOf,
} from './words.ts'

/** The decision and its reason in one sentence of plain English. Implicit or explicit is always said of a deny. */
export function sentenceOf(decided: Case): string {
  const { question, settlement, service } = decided
  const subject = subjectOf(question.principal)
  const deed = deedOf(question)
  switch (settlement.decision) {
    case 'allowed':
      return service?.kind === 'allows'
        ? `${subject} may do ${deed}, because ${serviceWords(service.because)}.`
        : `${subject} may do ${deed}, because ${grantWords(decided)}.`
    case 'explicitDeny':
      return `${subject} may not do ${deed}: ${denyWords(decided)}, and an explicit deny overrides every allow.`
    case 'implicitDeny':
      return `${subject} may not do ${deed}: nothing denies it explicitly, but ${lackWords(decided)}, so it is denied implicitly${nearMiss(decided)}.`
  }
}

function denyWords({ question, settlement, layers }: Case): string {
  const denies = settlement.denying.flatMap((layer) =>
    layer === 'service' ? [] : applying(layers[layer], 'Deny'),
  )
  const [first] = denies
  if (first === undefined) return 'a statement denies it'
  const others = denies.length - 1
  const more =
    others === 0 ? '' : others === 1 ? ' and one other statement' : ` and ${others} other statements`
  return `${statementWords(first, question)}${more} ${others === 0 ? 'denies' : 'deny'} it explicitly`
}

function grantWords(decided: Case): string {
  const { question, settlement, service, granting, layers, facts } = decided
  const identity = granting.find(({ layer }) => layer === 'identity')
  const resource = granting.find(({ layer }) => layer === 'resource')
  const words = (reference: StatementTrace) => statementWords(reference, question)
  const isRoot = question.principal.kind === 'root'
  const standing = settlement.resource.outcome === 'grants' && resource === undefined ? facts.standing : null

  if (settlement.sides === 'cross-account') {
    if (identity === undefined && standing?.kind === 'kms-grant' && !isRoot && !facts.identity.allows)
      return `the key is in another account, where ${standingWords(standing)}, whatever the caller’s own policies allow`
    const own = isRoot
      ? 'the root user may do everything by default'
      : `${identity === undefined ? 'the caller’s own side' : words(identity)} allows it`
    const other =
      resource === undefined
        ? standing === null
          ? 'the resource’s side allows it there'
          : standingWords(standing)
        : `${words(resource)} allows it there`
    return `the resource is in another account and both sides agree: ${own}, and ${other}`
  }
  if (service?.kind === 'ignores-resource-denies' && applying(layers.resource, 'Deny').length > 0) {
    return serviceWords(service.because)
  }
  if (standing !== null) return standingWords(standing)
  if (isRoot && resource === undefined)
    return 'the root user of an account may do everything in it that no policy denies'
  if (identity === undefined) return resource === undefined ? 'a policy allows it' : direct(resource, decided)
  return settlement.resource.outcome === 'pass' && resource !== undefined
    ? `${words(identity)} allows it, and ${words(resource)} lets the account decide`
    : `${words(identity)} allows it`
}

/** A grant of the resource-based policy that is enough by itself. */
function direct(resource: StatementTrace, { question, settlement }: Case): string {
  const alone =
    settlement.sides === 'same-account' && question.principal.kind !== 'root'
      ? ' to this caller directly, so no identity-based policy is needed'
      : ''
  return `${statementWords(resource, question)} allows it${alone}`
}

/** What is missing, in AWS's order. */
function lackWords(decided: Case): string {
  const { question, service, policies } = decided
  const settlement = withConditionsMet(decided)
  const lacks: string[] = []
  if (service?.kind === 'stops') lacks.push(serviceWords(service.because))
  if (!settlement.serviceControl) {
    const targets = closedLevels(policies.serviceControl ?? [], question)
    lacks.push(`no service control policy at ${listed(targets.map(quoted))} allows it`)
  }
  if (!settlement.vpcEndpoint) lacks.push('the VPC endpoint policy does not allow it')
  lacks.push(...sideWords(decided, settlement))
  if (settlement.permissionsBoundary.outcome === 'stop') {
    const named = policies.permissionsBoundary?.map(({ name }) => quoted(name)) ?? []
    const whose =
      settlement.permissionsBoundary.rule === 'R9.2'
        ? ', which limits even a caller that the trust policy names'
        : ''
    lacks.push(`the permissions boundary ${listed(named)} does not allow it${whose}`)
  }
  if (settlement.session.outcome === 'stop') {
    lacks.push(
      policies.session === null
        ? 'credentials from GetFederationToken have no permissions without a session policy'
        : `the ${nounOf('session', question)} ${listed(policies.session.map(({ name }) => quoted(name)))} does not allow it`,
    )
  }
  return listed(lacks)
}

/**
 * The caller's side and the resource's, where one or both did not allow. `blame` is the settlement with the conditions
 * of the resource's side met: of a caller who is named there no more is said than that.
 */
function sideWords({ question, settlement, policies }: Case, blame: Settlement): readonly string[] {
  const noun = resourcePolicyNoun(question)
  const own = blame.identity.outcome === 'stop'
  const other = settlement.resource.outcome === 'stop'
  if (settlement.sides === 'cross-account') {
    const place = `the resource is in another account, ${quoted(question.resourceAccount ?? '')}, where both sides must allow it, and`
    if (own && other)
      return [`${place} neither an identity-based policy of the caller nor a ${noun} there does`]
    if (own) return [`${place} no identity-based policy of the caller does`]
    return other ? [`${place} no ${noun} there does`] : []
  }
  const lacks: string[] = []
  if (other) lacks.push(`no ${noun} allows it to this caller`)
  if (!own) return lacks
  if (settlement.resource.outcome === 'pass') {
    lacks.push(`the ${noun} only lets the account decide and no identity-based policy allows it`)
  } else if (!other && policies.resource !== null) {
    lacks.push(`neither an identity-based policy nor the ${noun} allows it`)
  } else {
    lacks.push('no identity-based policy allows it')
  }
  return lacks
}

/** An Allow that fails by its condition alone: one that would let the request pass, else one that is part of what lacks. */
function nearMiss(decided: Case): string {
  const near = nearLayers(decided).flatMap((layer) => decided.layers[layer].filter(failsOnConditionAlone))
  const enough = near.find((statement) => wouldAllow(decided, statement))
  const told = enough ?? near[0]
  if (told === undefined) return ''
  const keys = told.clauses.flatMap(({ operands }) =>
    operands.filter(({ holds }) => !holds).map(({ key }) => quoted(key)),
  )
  const would = enough === undefined ? 'apply' : 'allow it'
  return `, though ${statementWords(told, decided.question)} would ${would} if its condition on ${listed([...new Set(keys)])} were met`
}

/** Layers that stopped, and a resource-based policy that could have granted in place of identity-based ones. */
function nearLayers(decided: Case): readonly OwnLayer[] {
  const { settlement } = decided
  const blame = withConditionsMet(decided)
  const isUnion = settlement.sides === 'same-account' && blame.identity.outcome === 'stop'
  return ownLayers.filter((layer) =>
    layer === 'resource'
      ? isUnion || settlement.resource.outcome === 'stop'
      : blame[layer].outcome === 'stop',
  )
}

function failsOnConditionAlone({ effect, clauses }: StatementTrace): boolean {
  return effect === 'Allow' && clauses.every(({ clause, holds }) => holds === (clause !== 'condition'))
}

function applying(
  statements: readonly StatementTrace[],
  effect: 'Allow' | 'Deny',
): readonly StatementTrace[] {
  return statements.filter((statement) => statement.applies && statement.effect === effect)
}

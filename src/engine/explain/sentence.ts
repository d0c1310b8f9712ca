import type { PolicyLayer } from '../compile/policy-documents.ts'
import type { Case } from './case.ts'
import { closedLevels } from './gates.ts'
import type { StatementTrace } from './trace.ts'
import {
  deedOf,
  listed,
  nounOf,
  quoted,
  resourcePolicyNoun,
  serviceWords,
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
  const { question, settlement, layers } = decided
  const [identity] = applying(layers.identity, 'Allow')
  const [resource] = applying(layers.resource, 'Allow')
  const words = (reference: StatementTrace) => statementWords(reference, question)
  const isRoot = question.principal.kind === 'root'

  if (settlement.sides === 'cross-account') {
    const own = isRoot
      ? 'the root user may do everything by default'
      : `${identity === undefined ? 'the caller’s own side' : words(identity)} allows it`
    const other = resource === undefined ? 'the resource’s side' : words(resource)
    return `the resource is in another account and both sides agree: ${own}, and ${other} allows it there`
  }
  if (
    settlement.resource.outcome === 'grants' &&
    resource !== undefined &&
    settlement.identity.outcome !== 'grants'
  ) {
    const alone =
      settlement.sides === 'same-account'
        ? ' to this caller directly, so no identity-based policy is needed'
        : ''
    return `${words(resource)} allows it${alone}`
  }
  if (isRoot) return 'the root user of an account may do everything in it that no policy denies'
  if (identity === undefined) return 'a policy allows it'
  return settlement.resource.rule === 'R7.6' && resource !== undefined
    ? `${words(identity)} allows it, and ${words(resource)} lets the account decide`
    : `${words(identity)} allows it`
}

/** What is missing, in AWS's order. */
function lackWords(decided: Case): string {
  const { question, settlement, service, policies, layers } = decided
  const lacks: string[] = []
  if (service?.kind === 'stops') lacks.push(serviceWords(service.because))
  if (!settlement.serviceControl) {
    const targets = closedLevels(
      (policies.serviceControl ?? []).map(({ target }) => target),
      layers.serviceControl,
    )
    lacks.push(`no service control policy at ${listed(targets.map(quoted))} allows it`)
  }
  if (!settlement.vpcEndpoint) lacks.push('the VPC endpoint policy does not allow it')
  lacks.push(...sideWords(decided))
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

/** The caller's side and the resource's, where one or both did not allow. */
function sideWords({ question, settlement }: Case): readonly string[] {
  const noun = resourcePolicyNoun(question)
  const own = settlement.identity.outcome === 'stop'
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
  if (own && settlement.resource.rule === 'R7.6') {
    lacks.push(`the ${noun} only lets the account decide and no identity-based policy allows it`)
  } else if (own) {
    lacks.push('no identity-based policy allows it')
  }
  return lacks
}

/** A statement of a layer that stopped, which would have allowed but for its condition. */
function nearMiss({ question, settlement, layers }: Case): string {
  const stopping: readonly PolicyLayer[] = (
    ['resource', 'identity', 'permissionsBoundary', 'session'] as const
  ).filter((layer) => settlement[layer].outcome === 'stop')
  for (const layer of stopping) {
    const near = layers[layer].find(
      ({ effect, clauses }) =>
        effect === 'Allow' && clauses.every(({ clause, holds }) => holds === (clause !== 'condition')),
    )
    if (near === undefined) continue
    const keys = near.clauses.flatMap(({ operands }) =>
      operands.filter(({ holds }) => !holds).map(({ key }) => quoted(key)),
    )
    return `, though ${statementWords(near, question)} would allow it if its condition on ${listed([...new Set(keys)])} were met`
  }
  return ''
}

function applying(
  statements: readonly StatementTrace[],
  effect: 'Allow' | 'Deny',
): readonly StatementTrace[] {
  return statements.filter((statement) => statement.applies && statement.effect === effect)
}

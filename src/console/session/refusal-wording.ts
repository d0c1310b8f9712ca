import type { AssumeRefusal } from '#sessions/assume-refusal.ts'
import type { FederationRefusal } from '#sessions/federate.ts'
import type { ServiceSessionRefusal } from '#sessions/service-session.ts'

import { lastName, spellAccountId } from '../wording/session-wording.ts'

export type Refusal = AssumeRefusal | FederationRefusal | ServiceSessionRefusal

/** Why there is no session, in a sentence that says what to do. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'not-authorized':
      return refusal.trace.sentence
    case 'undecided':
      return 'It is unknown whether this is allowed: something that bears on it is missing.'
    case 'no-such-role':
      return `There is no role ${refusal.role} in this workspace. Choose another one, or create it.`
    case 'no-such-caller':
      return 'The identity that asks was deleted. Act as someone else.'
    case 'session-expired':
      return `The session that asks expired at ${refusal.expiresAt}. Exit it, or sign in again.`
    case 'root-cannot-assume':
      return `The root user of ${spellAccountId(refusal.accountId)} cannot assume a role: AWS lets only users and role sessions do so. Act as a user.`
    case 'invalid-session-name':
      return `\`${refusal.sessionName}\` is not a session name: give 2 to 64 letters, digits or + = , . @ - _`
    case 'invalid-external-id':
      return `\`${refusal.externalId}\` is not an external id: give 2 to 1,224 letters, digits or + = , . @ : / - _`
    case 'duration-out-of-range':
      return durationSentence(refusal)
    case 'no-such-provider':
    case 'unknown-audience':
      return providerSentence(refusal)
    case 'no-such-resource':
    case 'no-instance-profile':
    case 'no-such-instance-profile':
    case 'empty-instance-profile':
    case 'no-execution-role':
      return serviceSentence(refusal)
  }
}

type DurationRefusal = Extract<Refusal, { readonly kind: 'duration-out-of-range' }>

function durationSentence({ seconds, least, most, limitedBy }: DurationRefusal): string {
  const limit = limitedBy === 'role' ? "the role's maximum session duration" : 'the one hour of role chaining'
  return `${seconds} seconds is not possible: give ${least} to ${most}, which is ${limit}.`
}

type ProviderRefusal = Extract<Refusal, { readonly kind: 'no-such-provider' | 'unknown-audience' }>

function providerSentence(refusal: ProviderRefusal): string {
  switch (refusal.kind) {
    case 'no-such-provider':
      return `There is no identity provider ${refusal.provider} in this workspace.`
    case 'unknown-audience':
      return `The provider does not know the audience \`${refusal.audience ?? '(none)'}\`. It lists: ${refusal.clientIds.join(', ') || 'none'}.`
  }
}

type ServiceRefusal = Exclude<
  ServiceSessionRefusal,
  { readonly kind: 'no-such-role' | 'not-authorized' | 'undecided' }
>

function serviceSentence(refusal: ServiceRefusal): string {
  switch (refusal.kind) {
    case 'no-such-resource':
      return `There is no ${refusal.resource} in this workspace.`
    case 'no-instance-profile':
      return `${lastName(refusal.instance)} was launched without an instance profile, so it has no credentials.`
    case 'no-such-instance-profile':
      return `The instance profile ${refusal.instanceProfile} is not in this workspace.`
    case 'empty-instance-profile':
      return `The instance profile ${lastName(refusal.instanceProfile)} holds no role, so it gives no credentials.`
    case 'no-execution-role':
      return `${lastName(refusal.lambdaFunction)} has no execution role, so its code has no credentials.`
  }
}

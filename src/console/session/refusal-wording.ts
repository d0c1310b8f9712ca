import { policyMessage } from '#language/policy-message.ts'
import type { SessionRefusal } from '#sessions/error-code.ts'
import type { Missing } from '#sessions/refusal-sides.ts'
import type { ServiceSessionRefusal } from '#sessions/service-session.ts'
import type { SignInRefusal } from '#sessions/sign-in.ts'

import { lastName, spellAccountId } from '../wording/session-wording.ts'

export type Refusal = SessionRefusal

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
    case 'no-credentials':
      return 'A request without credentials can ask STS for nothing. Act as someone first.'
    case 'not-long-term':
      return notLongTermSentence(refusal)
    case 'no-such-mfa-device':
    case 'no-password':
    case 'no-access-key':
    case 'not-outside':
      return signInSentence(refusal)
    case 'source-identity-changes':
      return `The session that asks carries the source identity \`${refusal.present}\`, which stays for the whole chain: \`${refusal.sourceIdentity}\` cannot replace it. Leave the field empty, or give the same.`
    case 'invalid-session-name':
    case 'invalid-external-id':
    case 'invalid-source-identity':
    case 'invalid-federated-name':
      return invalidTextSentence(refusal)
    case 'malformed-session-policy':
    case 'no-such-session-policy':
    case 'too-many-session-policies':
    case 'session-policy-too-long':
    case 'session-policies-too-long':
      return sessionPolicySentence(refusal)
    case 'too-many-session-tags':
    case 'invalid-session-tag':
    case 'duplicate-session-tag':
    case 'transitive-key-not-passed':
    case 'inherited-session-tag':
    case 'packed-tags-too-large':
      return sessionTagSentence(refusal)
    case 'unusable-token':
      return tokenSentences[refusal.state]
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

type InvalidText = Extract<
  Refusal,
  {
    readonly kind:
      | 'invalid-session-name'
      | 'invalid-external-id'
      | 'invalid-source-identity'
      | 'invalid-federated-name'
  }
>

function invalidTextSentence(refusal: InvalidText): string {
  switch (refusal.kind) {
    case 'invalid-session-name':
      return `${refusal.sessionName === '' ? 'The empty text' : `\`${refusal.sessionName}\``} is not a session name: give 2 to 64 letters, digits or + = , . @ - _`
    case 'invalid-external-id':
      return `\`${refusal.externalId}\` is not an external id: give 2 to 1,224 letters, digits or + = , . @ : / - _`
    case 'invalid-source-identity':
      return `\`${refusal.sourceIdentity}\` is not a source identity: give 2 to 64 letters, digits or + = , . @ - _, not beginning with aws:`
    case 'invalid-federated-name':
      return `\`${refusal.name}\` is not a name of a federated user: give 2 to 32 letters, digits or + = , . @ - _`
  }
}

function signInSentence(refusal: SignInRefusal): string {
  switch (refusal.kind) {
    case 'no-such-mfa-device':
      return `\`${refusal.serialNumber}\` is no MFA device of whoever asks: only a user has devices, and only their own count.`
    case 'no-password':
      return `${lastName(refusal.user)} has no password, so nobody can sign in to the console as this user. Act with an access key, or give a password on the user's page.`
    case 'no-access-key':
      return `${lastName(refusal.user)} has no active access key, so no program can sign as this user. Act as the user at the console, or create a key on the user's page.`
    case 'not-outside':
      return `\`${refusal.principal}\` is of an account in this workspace, so that its own policies decide. Act as that user, role or root user instead.`
  }
}

const tokenSentences = {
  expired: 'The token of the provider has expired. Sign in at the provider again.',
  'wrong-signature':
    'The signature of the token does not fit the keys of the provider, so that STS does not believe it.',
  'rejected-by-provider': 'The provider says that the sign-in failed, so that STS gives no session.',
} as const

const durationLimits = {
  role: "the role's maximum session duration",
  'role-chaining': 'the one hour of role chaining',
  call: 'what this call takes',
} as const

function notLongTermSentence({ session }: Extract<Refusal, { readonly kind: 'not-long-term' }>): string {
  const who = session === 'role' ? 'A role session' : 'A session without credentials of its own'
  return `${who} cannot ask for this: only the long-term credentials of a user or the root user can. Act as a user.`
}

type SessionPolicyRefusal = Extract<
  Refusal,
  {
    readonly kind:
      | 'malformed-session-policy'
      | 'no-such-session-policy'
      | 'too-many-session-policies'
      | 'session-policy-too-long'
      | 'session-policies-too-long'
  }
>

function sessionPolicySentence(refusal: SessionPolicyRefusal): string {
  switch (refusal.kind) {
    case 'malformed-session-policy': {
      const [first] = refusal.problems
      return first === undefined
        ? 'The session policy is not JSON. Mend the text.'
        : `The session policy is not one that IAM takes: ${policyMessage(first, 'identity').replace('an identity-based policy', 'a session policy')} (${refusal.problems.length === 1 ? '' : `the first of ${refusal.problems.length} problems, `}at \`${first.pointer === '' ? '/' : first.pointer}\`).`
    }
    case 'no-such-session-policy':
      return `There is no policy ${refusal.policy} that this session could take: it must be AWS's own or of the account that issues the session.`
    case 'too-many-session-policies':
      return `${refusal.found} managed session policies are too many: give ${refusal.most} at most.`
    case 'session-policy-too-long':
      return `The session policy is ${refusal.length} characters long: give ${refusal.most} at most.`
    case 'session-policies-too-long':
      return `The session policies are ${refusal.length} characters long together: give ${refusal.most} at most.`
  }
}

type SessionTagRefusal = Extract<
  Refusal,
  {
    readonly kind:
      | 'too-many-session-tags'
      | 'invalid-session-tag'
      | 'duplicate-session-tag'
      | 'transitive-key-not-passed'
      | 'inherited-session-tag'
      | 'packed-tags-too-large'
  }
>

function sessionTagSentence(refusal: SessionTagRefusal): string {
  switch (refusal.kind) {
    case 'too-many-session-tags':
      return `${refusal.found} session tags are too many: give ${refusal.most} at most.`
    case 'invalid-session-tag':
      return `The ${refusal.part} of the session tag \`${refusal.key}\` is not one that STS takes: keys have 1 to 128 characters, values up to 256, and keys do not begin with aws:`
    case 'duplicate-session-tag':
      return `The session tag \`${refusal.key}\` is given twice: letter case does not tell keys apart.`
    case 'transitive-key-not-passed':
      return `\`${refusal.key}\` is to go on along the chain, but no session tag of that key is passed.`
    case 'inherited-session-tag':
      return `The session that asks hands on the transitive tag \`${refusal.key}\` = \`${refusal.inherited}\`, which this call cannot pass again. Leave it out.`
    case 'packed-tags-too-large':
      return `The session tags take about ${refusal.percent} % of the room that STS has for them. Shorten them, or pass fewer. (AWS does not say how it packs them: this is an estimate.)`
  }
}

/** Of a key that the request has. The condition may ask for another value, or that there be none. */
export function unmetSentence({ key, value }: Missing['different'][number]): string {
  const told = Array.isArray(value) ? value.join(', ') : String(value)
  return `A condition on ${key} does not hold for its value \`${told}\`.`
}

type DurationRefusal = Extract<Refusal, { readonly kind: 'duration-out-of-range' }>

function durationSentence({ seconds, least, most, limitedBy }: DurationRefusal): string {
  const limit = durationLimits[limitedBy]
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

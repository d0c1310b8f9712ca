import type { AssumeRefusal } from './assume-refusal.ts'
import type { FederationRefusal, TokenState } from './federate.ts'
import type { FederationTokenRefusal } from './get-federation-token.ts'
import type { SessionTokenRefusal } from './get-session-token.ts'
import type { ServiceSessionRefusal } from './service-session.ts'
import type { SignInRefusal } from './sign-in.ts'

/** Why there is no session, whichever way it was asked for. */
export type SessionRefusal =
  | AssumeRefusal
  | FederationRefusal
  | FederationTokenRefusal
  | SessionTokenRefusal
  | ServiceSessionRefusal
  | SignInRefusal

export type StsErrorCode =
  | 'AccessDenied'
  | 'ExpiredToken'
  | 'ExpiredTokenException'
  | 'IDPRejectedClaim'
  | 'InvalidClientTokenId'
  | 'InvalidIdentityToken'
  | 'InvalidParameterValue'
  | 'MalformedPolicyDocument'
  | 'MissingAuthenticationToken'
  | 'PackedPolicyTooLarge'
  | 'ValidationError'

const codes = {
  'not-authorized': 'AccessDenied',
  undecided: null,
  'no-such-role': 'AccessDenied', // STS doesn't tell whether a role exists
  'no-such-caller': 'InvalidClientTokenId',
  'session-expired': 'ExpiredToken',
  'no-credentials': 'MissingAuthenticationToken',
  'root-cannot-assume': 'AccessDenied',
  'not-long-term': 'AccessDenied',
  'no-such-mfa-device': 'AccessDenied',
  'source-identity-changes': 'AccessDenied',
  'invalid-session-name': 'ValidationError',
  'invalid-external-id': 'ValidationError',
  'invalid-source-identity': 'ValidationError',
  'invalid-federated-name': 'ValidationError',
  'duration-out-of-range': 'ValidationError',
  'malformed-session-policy': 'MalformedPolicyDocument',
  'no-such-session-policy': 'ValidationError',
  'too-many-session-policies': 'ValidationError',
  'session-policy-too-long': 'ValidationError', // the parameter's own length, before anything is packed
  'session-policies-too-long': 'PackedPolicyTooLarge',
  'too-many-session-tags': 'ValidationError',
  'invalid-session-tag': 'ValidationError',
  'duplicate-session-tag': 'InvalidParameterValue',
  'transitive-key-not-passed': 'InvalidParameterValue',
  'inherited-session-tag': 'InvalidParameterValue',
  'packed-tags-too-large': 'PackedPolicyTooLarge',
  'no-such-provider': 'InvalidIdentityToken',
  'unknown-audience': 'InvalidIdentityToken',
  'no-password': null, // the sign-in page says no, not an API
  'no-access-key': null, // there is nothing to sign a call with
  'not-outside': null, // said by us: AWS never takes one for the other
  'no-such-resource': null,
  'no-instance-profile': null,
  'no-such-instance-profile': null,
  'empty-instance-profile': null,
  'no-execution-role': null,
} as const satisfies Readonly<Record<Exclude<SessionRefusal['kind'], 'unusable-token'>, StsErrorCode | null>>

const tokenCodes = {
  expired: 'ExpiredTokenException',
  'wrong-signature': 'InvalidIdentityToken',
  'rejected-by-provider': 'IDPRejectedClaim',
} as const satisfies Readonly<Record<Exclude<TokenState, 'good'>, StsErrorCode>>

/**
 * The error code of AWS for a refusal; null where no call of AWS is refused: what a service would deliver isn't there,
 * or there is no true answer.
 *
 * Source: AWS STS API Reference, the errors of each call and "Common Error Types".
 */
export function errorCodeOf(refusal: SessionRefusal): StsErrorCode | null {
  return refusal.kind === 'unusable-token' ? tokenCodes[refusal.state] : codes[refusal.kind]
}

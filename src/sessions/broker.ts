import { ok, type Result } from '#engine/result.ts'
import type { Workspace } from '#model/workspace.ts'

import type { AssumeRefusal } from './assume-refusal.ts'
import { type AssumeRoleInput, roleSessionFor } from './assume-role.ts'
import {
  federatedUserFor,
  type FederationTokenInput,
  type FederationTokenRefusal,
} from './get-federation-token.ts'
import type { AccessKeySession, SessionStack } from './session.ts'

/** How a broker of one's own gets the session that it hands on to a person whom it knows and AWS doesn't. */
export type BrokerCall =
  | ({ readonly call: 'AssumeRole' } & Omit<AssumeRoleInput, 'as'>)
  | ({ readonly call: 'GetFederationToken' } & Omit<FederationTokenInput, 'handedOnAs'>)

/**
 * Sign in to the console through a custom identity broker: it calls STS with its own access key and makes a sign-in
 * URL of the credentials. What counts is the broker's permission; the person has no identity in AWS, and the
 * broker's own credentials are nowhere in the new stack.
 *
 * Refusals are those of the call that the broker makes.
 *
 * Rules R9.1, R9.9. Source: IAM User Guide, "Enable custom identity broker access to the AWS console".
 */
export function signInThroughBroker(
  workspace: Workspace,
  broker: AccessKeySession,
  input: BrokerCall,
): Result<SessionStack, AssumeRefusal | FederationTokenRefusal> {
  const session =
    input.call === 'AssumeRole'
      ? roleSessionFor(workspace, broker, input, { kind: 'broker', broker: broker.user })
      : federatedUserFor(workspace, broker, { ...input, handedOnAs: 'console-sign-in' })
  return session.ok ? ok([session.value]) : session
}

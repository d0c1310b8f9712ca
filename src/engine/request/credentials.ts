import type { Principal } from './principal.ts'

/** How the credentials of a request came about: keys of a user or the root user, or one of the calls of STS. */
export type Credentials = 'long-term' | 'session-token' | 'federation-token' | 'role'

const kinds: Readonly<Record<Credentials, readonly Principal['kind'][]>> = {
  'long-term': ['user', 'root'],
  'session-token': ['user', 'root'],
  'federation-token': ['federated-user'],
  role: ['role-session'],
}

/**
 * May the principal hold such credentials? GetSessionToken is for users and the root user and keeps them who they are;
 * GetFederationToken makes federated users, AssumeRole and its kin role sessions.
 *
 * Rule R1.7. Source: IAM User Guide, "Comparing the AWS STS API operations".
 */
export function fitsPrincipal(credentials: unknown, { kind }: Principal): credentials is Credentials {
  return isCredentials(credentials) && kinds[credentials].includes(kind)
}

function isCredentials(value: unknown): value is Credentials {
  return typeof value === 'string' && Object.hasOwn(kinds, value)
}

import { ok, refused, type Result } from '#engine/result.ts'
import type { CredentialHolder } from '#model/caller.ts'

import type { Session } from './session.ts'

/** GetSessionToken and GetFederationToken are for the credentials of a user or the root user alone (R9.9, R9.10). */
export type NotLongTerm = { readonly kind: 'not-long-term'; readonly session: Session['kind'] }

/** Whose long-term credentials sign what this session asks, if they do. Someone signed in to the console has their own. */
export function longTermHolder(session: Session): Result<CredentialHolder, NotLongTerm> {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return ok({ kind: 'user', user: session.user })
    case 'root':
      return ok({ kind: 'root', accountId: session.accountId })
    case 'session-token':
    case 'federated-user':
    case 'role':
    case 'service':
    case 'anonymous':
    case 'outside':
      return refused({ kind: 'not-long-term', session: session.kind })
  }
}

import type { CredentialHolder } from '#model/caller.ts'
import type { Role } from '#model/entities/entity.ts'
import type { Instant } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { RoleSession, Session } from './session.ts'

/** `gone`: the identity was deleted, or deleted and made anew under the same name, which AWS takes for another one. */
export type Liveness = 'live' | 'expired' | 'gone'

/**
 * Can this session still call? Long-term credentials never expire; deleting a user or role ends its sessions at
 * once.
 *
 * Rules R3.10, R9.16. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function livenessOf(workspace: Workspace, session: Session, now: Instant): Liveness {
  switch (session.kind) {
    case 'user':
    case 'root':
      return isThere(workspace, session) ? 'live' : 'gone'
    case 'access-key':
      return isThere(workspace, { kind: 'user', user: session.user }) ? 'live' : 'gone'
    case 'session-token':
      return isThere(workspace, session.holder) ? untilExpiry(session, now) : 'gone'
    case 'federated-user':
      return isThere(workspace, session.issuer) ? untilExpiry(session, now) : 'gone'
    case 'service':
    case 'anonymous':
    case 'outside':
      return 'live'
    case 'role': {
      const role = entityOf(workspace, 'role', session.role)
      if (role === undefined || !belongsTo(session, role)) return 'gone'
      return untilExpiry(session, now)
    }
  }
}

function isThere(workspace: Workspace, holder: CredentialHolder): boolean {
  return holder.kind === 'user'
    ? entityOf(workspace, 'user', holder.user) !== undefined
    : entityOf(workspace, 'account', `account/${holder.accountId}`) !== undefined
}

function untilExpiry({ expiresAt }: { readonly expiresAt: Instant }, now: Instant): Liveness {
  return Date.parse(now) < Date.parse(expiresAt) ? 'live' : 'expired'
}

/** Was the session issued for this very role, not for an earlier one of the same name? */
export function belongsTo(session: RoleSession, role: Role): boolean {
  return session.context['aws:userid'] === `${role.uniqueId}:${session.sessionName}`
}

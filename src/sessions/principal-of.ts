import type { Session } from './session.ts'

/** ARN of the user or role by whose policies a session acts, or of the outsider who does; empty where it is nobody's. */
export function principalOf(session: Session): string {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return session.user
    case 'role':
      return session.role
    case 'session-token':
      return session.holder.kind === 'user' ? session.holder.user : ''
    case 'outside':
      return session.principal
    case 'root':
    case 'federated-user':
    case 'service':
    case 'anonymous':
      return ''
  }
}

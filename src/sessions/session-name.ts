import type { Session } from './session.ts'

/**
 * The session name that the console passes when this session switches role: the user's name, or the name that
 * the role session already has.
 */
export function sessionNameOf(session: Session): string {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return lastPart(session.user)
    case 'root':
      return 'root'
    case 'session-token':
      return session.holder.kind === 'user' ? lastPart(session.holder.user) : 'root'
    case 'federated-user':
      return session.name
    case 'service':
      return session.service
    case 'anonymous':
      return 'anonymous'
    case 'outside':
      return lastPart(session.principal)
    case 'role':
      return session.sessionName
  }
}

/** The name at the end of an ARN. */
function lastPart(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1)
}

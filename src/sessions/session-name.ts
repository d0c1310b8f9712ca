import type { Session } from './session.ts'

/**
 * The session name that the console passes when this session switches role: the user's name, or the name that
 * the role session already has.
 */
export function sessionNameOf(session: Session): string {
  switch (session.kind) {
    case 'user':
      return session.user.slice(session.user.lastIndexOf('/') + 1)
    case 'root':
      return 'root'
    case 'role':
      return session.sessionName
  }
}

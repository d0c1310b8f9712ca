import type { CredentialHolder } from '#model/caller.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

/** Who acts, in one name: `alice`, `DeployRole`, `root`. */
export function sessionName(session: Session): string {
  switch (session.kind) {
    case 'user':
      return lastName(session.user)
    case 'access-key':
      return `${lastName(session.user)} (access key)`
    case 'session-token':
      return `${holderName(session.holder)} (session token)`
    case 'federated-user':
      return `${session.name} (federated user)`
    case 'role':
      return lastName(session.role)
    case 'root':
      return 'root'
    case 'service':
      return session.service
    case 'anonymous':
      return 'anonymous'
    case 'outside':
      return lastName(session.principal)
  }
}

/** `alice`, `root`. */
export function holderName(holder: CredentialHolder): string {
  return holder.kind === 'user' ? lastName(holder.user) : 'root'
}

/** The way from who signed in to who acts: `alice ▸ DeployRole`. */
export function stackName(stack: SessionStack): string {
  return stack.map(sessionName).join(' ▸ ')
}

/** The account that a session acts in; empty where it acts in none. */
export function accountOfSession(session: Session): string {
  switch (session.kind) {
    case 'user':
    case 'access-key':
      return accountInArn(session.user)
    case 'session-token':
      return session.holder.kind === 'user' ? accountInArn(session.holder.user) : session.holder.accountId
    case 'role':
      return accountInArn(session.role)
    case 'root':
    case 'federated-user':
      return session.accountId
    case 'outside':
      return accountInArn(session.principal)
    case 'service':
    case 'anonymous':
      return ''
  }
}

/** `1111-2222-3333`, as AWS's console spells account ids. */
export function spellAccountId(accountId: string): string {
  return /^\d{12}$/.test(accountId) ? accountId.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3') : accountId
}

/** The last part of an ARN's path: the name that people use. */
export function lastName(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1)
}

function accountInArn(arn: string): string {
  return arn.split(':')[4] ?? ''
}

import type { Session, SessionStack } from '#sessions/session.ts'

/** Who acts, in one name: `alice`, `DeployRole`, `root`. */
export function sessionName(session: Session): string {
  switch (session.kind) {
    case 'user':
      return lastName(session.user)
    case 'role':
      return lastName(session.role)
    case 'root':
      return 'root'
  }
}

/** The way from who signed in to who acts: `alice ▸ DeployRole`. */
export function stackName(stack: SessionStack): string {
  return stack.map(sessionName).join(' ▸ ')
}

/** The account that a session acts in. */
export function accountOfSession(session: Session): string {
  switch (session.kind) {
    case 'user':
      return accountInArn(session.user)
    case 'role':
      return accountInArn(session.role)
    case 'root':
      return session.accountId
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

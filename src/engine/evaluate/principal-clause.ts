import { variableValue } from '../condition/context-keys.ts'
import type { PatternList } from '../policy/document.ts'
import type { PrincipalPattern } from '../policy/principal-pattern.ts'
import { accountOf } from '../request/principal.ts'
import type { Question } from '../request/question.ts'

/**
 * How a resource-based policy names the caller, which decides what its Allow reaches past (R7.6): the account
 * alone, the user or role, the user that a federated user's session was asked for by, the very session, everybody, a
 * service, or an identity provider.
 */
export type Naming = 'account' | 'user' | 'role' | 'issuer' | 'session' | 'everyone' | 'service' | 'federated'

/** How the pattern names the caller; null where it doesn't. Rules R3.2 to R3.8. */
export function namingOf(pattern: PrincipalPattern, { principal, context }: Question): Naming | null {
  switch (pattern.kind) {
    case 'everyone':
      return 'everyone'
    case 'account':
      return accountOf(principal) === pattern.account && isInPartition(principal, pattern.partition)
        ? 'account'
        : null
    case 'user':
      if (principal.kind === 'federated-user') return principal.userArn === pattern.arn ? 'issuer' : null
      return principal.kind === 'user' && principal.arn === pattern.arn ? 'user' : null
    case 'role': {
      if (principal.kind !== 'role-session') return null
      if (principal.roleArn !== null) return principal.roleArn === pattern.arn ? 'role' : null
      // the path isn't known: names are unique in an account whatever the path
      const { partition, account, name } = pattern
      const isSame =
        principal.account === account && principal.partition === partition && principal.roleName === name
      return isSame ? 'role' : null
    }
    case 'role-session':
      return principal.kind === 'role-session' && principal.sessionArn === pattern.arn ? 'session' : null
    case 'federated-user':
      return principal.kind === 'federated-user' && principal.arn === pattern.arn ? 'session' : null
    case 'unique-id': {
      const id = variableValue(context, 'aws:userid')
      if (principal.kind === 'user') return id === pattern.id ? 'user' : null
      return principal.kind === 'role-session' && id?.split(':')[0] === pattern.id ? 'role' : null
    }
    case 'service':
      return principal.kind === 'service' && principal.service === pattern.service ? 'service' : null
    case 'federated':
      return principal.kind === 'federated' && principal.provider === pattern.provider ? 'federated' : null
    case 'canonical-user':
      return null
  }
}

/**
 * Does the principal element of a statement cover the caller? A grammar without one covers everybody.
 * `bounded`: the caller has a permissions boundary, which NotPrincipal never exempts (R3.9).
 */
export function principalHolds(
  principals: PatternList<PrincipalPattern> | null,
  question: Question,
  bounded: boolean,
): boolean {
  if (principals === null) return true
  if (!principals.negated) return principals.patterns.some((pattern) => namingOf(pattern, question) !== null)
  return bounded || !isExempt(principals.patterns, question)
}

/**
 * NotPrincipal lets off a principal only if every one of its names is listed: the account and the user; for a
 * role session the account, the role and the session (the strict reading).
 *
 * Rule R3.9 [OPEN]. Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
 */
function isExempt(patterns: readonly PrincipalPattern[], question: Question): boolean {
  const named = new Set(patterns.map((pattern) => namingOf(pattern, question)))
  if (named.has('everyone')) return true
  switch (question.principal.kind) {
    case 'root':
      return named.has('account')
    case 'user':
      return named.has('account') && named.has('user')
    case 'role-session':
      return named.has('account') && named.has('role') && named.has('session')
    case 'federated-user':
      return named.has('account') && named.has('session')
    case 'service':
      return named.has('service')
    case 'federated':
      return named.has('federated')
    case 'anonymous':
      return false
  }
}

function isInPartition(principal: Question['principal'], partition: string | null): boolean {
  return partition === null || ('partition' in principal && principal.partition === partition)
}

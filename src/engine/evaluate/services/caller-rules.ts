import { accountOf } from '../../request/principal.ts'
import type { Question } from '../../request/question.ts'
import type { ServiceRule } from './service-rule.ts'

/**
 * What kinds of credentials may not ask IAM and STS at all, and what they may ask without permission.
 *
 * Rules R7.15, R9.9, R9.10, R9.15, R9.17. Source: IAM User Guide, "Comparing the AWS STS API operations".
 */
export function callerRule(question: Question): ServiceRule | null {
  const { principal, action } = question
  const kind = principal.kind
  const name = `${action.service}:${action.operation}`
  if (name === 'sts:getcalleridentity') {
    const signs = kind !== 'anonymous' && kind !== 'federated'
    return signs ? { kind: 'allows', rule: 'R7.15', because: 'caller-identity-is-open' } : null
  }
  if (kind === 'federated-user' && !checkedInCalls.has(name))
    return { kind: 'stops', rule: 'R9.10', because: 'federated-user-asks-iam-or-sts' }
  if (question.credentials === 'session-token' && !checkedInCalls.has(name)) {
    const limit = sessionTokenLimit(question)
    if (limit !== null) return limit
  }
  if (name === 'sts:getsessiontoken' && (kind === 'user' || kind === 'root')) {
    return { kind: 'allows', rule: 'R7.15', because: 'session-token-is-open' }
  }
  if ((name === 'sts:getsessiontoken' || name === 'sts:getfederationtoken') && kind === 'role-session') {
    return { kind: 'stops', rule: 'R9.9', because: 'role-session-asks-for-token' }
  }
  if (name === 'sts:assumerole' && kind === 'root')
    return { kind: 'stops', rule: 'R9.17', because: 'root-assumes-role' }
  if (name === 'iam:passrole' && isElsewhere(question)) {
    return { kind: 'stops', rule: 'R9.15', because: 'pass-role-to-other-account' }
  }
  return null
}

/** Permissions that other calls ask for, not calls of IAM and STS themselves (R1.5, R9.15). */
const checkedInCalls: ReadonlySet<string> = new Set([
  'iam:passrole',
  'sts:tagsession',
  'sts:setsourceidentity',
])

/** Credentials from GetSessionToken call IAM only if they were asked for with MFA, and of STS only AssumeRole. */
function sessionTokenLimit({ action, context }: Question): ServiceRule | null {
  if (action.service === 'sts') {
    return action.operation === 'assumerole'
      ? null
      : { kind: 'stops', rule: 'R9.10', because: 'session-token-asks-sts' }
  }
  const withMfa = context.get(mfaKey)?.values[0]?.toLowerCase() === 'true'
  return withMfa ? null : { kind: 'stops', rule: 'R9.10', because: 'session-token-without-mfa-asks-iam' }
}

const mfaKey = 'aws:multifactorauthpresent'

/** Context keys that decide on `callerRule`, in lower case. */
export function keysOfCallerRule({ credentials, action }: Question): readonly string[] {
  return credentials === 'session-token' && action.service === 'iam' ? [mfaKey] : []
}

function isElsewhere({ principal, resourceAccount }: Question): boolean {
  const account = accountOf(principal)
  return account !== null && resourceAccount !== null && account !== resourceAccount
}

const arnStart = 'arn:'.length

/**
 * No caller reaches a resource of another partition (`aws`, `aws-cn`, `aws-us-gov`), whatever the policies say.
 *
 * Rule R2.19. Source: IAM User Guide, "Cross account resource access in IAM".
 */
export function partitionRule({ principal, resource }: Question): ServiceRule | null {
  if (!('partition' in principal) || resource === '*') return null
  const { partition } = principal
  const isSame = resource.startsWith(partition, arnStart) && resource[arnStart + partition.length] === ':'
  return isSame ? null : { kind: 'stops', rule: 'R2.19', because: 'other-partition' }
}

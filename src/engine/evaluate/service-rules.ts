import type { Question } from '../request/question.ts'
import type { ApplicablePolicies } from './applicable.ts'
import { callerRule, keysOfCallerRule, partitionRule } from './services/caller-rules.ts'
import { immutableRule } from './services/iam-immutables.ts'
import { grantStanding, keysOfGrants } from './services/kms-grants.ts'
import { asksKey, kmsRule } from './services/kms-rules.ts'
import { ownerStanding } from './services/s3-ownership.ts'
import { keysOfS3Rule, s3Rule } from './services/s3-rules.ts'
import type { ServiceRule } from './services/service-rule.ts'
import { signInRule } from './services/sign-in-rules.ts'
import type { Standing } from './services/standing.ts'
import { anonymousRule, keysOfAnonymousRule } from './services/unsigned-calls.ts'

/** The rule of a service that bears on this request; null where there is none, as for nearly all. */
export function serviceRule(question: Question, policies: ApplicablePolicies): ServiceRule | null {
  const barred = anonymousRule(question) ?? partitionRule(question)
  if (barred !== null) return barred
  switch (question.action.service) {
    case 'sts':
      return callerRule(question) ?? signInRule(question)
    case 'iam':
      return callerRule(question) ?? immutableRule(question)
    case 'kms':
      return kmsRule(question)
    case 's3':
      return s3Rule(question, policies)
    default:
      return null
  }
}

/** What lets the caller at the resource besides its policy; null where nothing does, as nearly always. */
export function standingOf(question: Question): Standing | null {
  switch (question.action.service) {
    case 'kms':
      return grantStanding(question)
    case 's3':
      return ownerStanding(question)
    default:
      return null
  }
}

/** Context keys, in lower case, that decide on a rule of the service or on a standing besides the policies. */
export function serviceKeys(question: Question): readonly string[] {
  switch (question.action.service) {
    case 'sts':
    case 'iam':
      return keysOfCallerRule(question)
    case 'kms':
      return keysOfGrants(question)
    case 's3':
      return keysOfS3Rule(question)
    default:
      return keysOfAnonymousRule(question)
  }
}

/**
 * Must the resource-based policy allow by itself, even in its own account? True for a role's trust policy and for
 * a KMS key's key policy.
 *
 * Rules R7.8, R10.1. Source: IAM User Guide, "How AWS enforcement code logic evaluates requests".
 */
export function needsResourcePolicy(question: Question): boolean {
  const { action, resource } = question
  if (action.service === 'sts') {
    return action.operation.startsWith('assumerole') || /^arn:[^:]*:iam:[^:]*:[^:]*:role\//.test(resource)
  }
  return action.service === 'kms' && asksKey(question)
}

/**
 * May a resource of the service carry a policy of its own? Only of IAM is it held for certain that none does, since a
 * role's trust policy is asked by STS: a policy that is given for another service counts.
 *
 * Rule R7.11. Source: IAM User Guide, "AWS services that work with IAM".
 */
export function takesResourcePolicies({ action }: Question): boolean {
  return action.service !== 'iam'
}

/**
 * sts:AssumeRole, where a permissions boundary limits even a caller whom the trust policy names.
 *
 * Rules R9.2, R9.11 [OPEN]: of sts:TagSession AWS doesn't say so; the reading taken is that a trust policy that names
 * the caller reaches past the boundary there, as any resource-based policy does (R7.6).
 */
export function assumesRole({ action }: Question): boolean {
  return action.service === 'sts' && action.operation.startsWith('assumerole')
}

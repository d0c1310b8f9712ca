import type { BlockingLayer, StatementReference } from '../evaluate/decision.ts'
import { needsResourcePolicy } from '../evaluate/service-rules.ts'
import type { ServiceReason } from '../evaluate/services/service-rule.ts'
import type { Standing } from '../evaluate/services/standing.ts'
import type { Principal } from '../request/principal.ts'
import type { Question } from '../request/question.ts'

/** A text that somebody wrote, set off from ours. */
export function quoted(text: string): string {
  return `\`${text}\``
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

/** Who asks, at the beginning of a sentence. */
export function subjectOf(principal: Principal): string {
  switch (principal.kind) {
    case 'root':
      return `The root user of account ${quoted(principal.account)}`
    case 'user':
      return `User ${quoted(principal.name)}`
    case 'role-session': {
      const session = principal.sessionArn?.split('/').at(-1)
      const role = `role ${quoted(principal.roleName)}`
      return session === undefined ? `A session of ${role}` : `Session ${quoted(session)} of ${role}`
    }
    case 'federated-user':
      return `Federated user ${quoted(principal.name)}`
    case 'service':
      return `The service ${quoted(principal.service)}`
    case 'federated':
      return `An identity of the provider ${quoted(principal.provider)}`
    case 'anonymous':
      return 'An anonymous caller'
  }
}

/** What is asked: `s3:GetObject` on an ARN; the resource is left out where the action has none (R1.6). */
export function deedOf({ request }: Question): string {
  const action = quoted(request.action)
  return request.resource === '*' ? action : `${action} on ${quoted(request.resource)}`
}

/** What the resource's own policy is called: a role has a trust policy, a key has a key policy. */
export function resourcePolicyNoun(question: Question): string {
  if (!needsResourcePolicy(question)) return 'resource-based policy'
  return question.action.service === 'sts' ? 'role trust policy' : 'key policy'
}

/** The kind of policy of a layer, in the singular. */
export function nounOf(layer: BlockingLayer, question: Question): string {
  switch (layer) {
    case 'identity':
      return 'identity-based policy'
    case 'resource':
      return resourcePolicyNoun(question)
    case 'permissionsBoundary':
      return 'permissions boundary'
    case 'session':
      return 'session policy'
    case 'serviceControl':
      return 'service control policy'
    case 'resourceControl':
      return 'resource control policy'
    case 'vpcEndpoint':
      return 'VPC endpoint policy'
    case 'service':
      return 'rule of the service'
  }
}

/** `a permissions boundary`, `an identity-based policy`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}

/** "statement `ReadReports` of the identity-based policy `readers`"; without a Sid, "statement 2". */
export function statementWords(reference: StatementReference, question: Question): string {
  const statement =
    reference.sid === null || reference.sid === '' ? String(reference.statement + 1) : quoted(reference.sid)
  const level = reference.target === undefined ? '' : ` at ${quoted(reference.target)}`
  // A name such as `bucket policy of reports` says already what it is.
  const noun = /\bpolicy\b/.test(reference.policy) ? '' : `the ${nounOf(reference.layer, question)} `
  return `statement ${statement} of ${noun}${quoted(reference.policy)}${level}`
}

/** What lets the caller at the resource besides its policy. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'kms-grant':
      return `a grant on the key to ${quoted(standing.grantee)} allows it`
    case 'owns-object':
      return 'the object belongs to the account of the caller'
    case 'object-acl':
      return `the ACL of the object grants it to ${quoted(standing.grantee)}`
  }
}

/** Why a service decides by itself. */
export function serviceWords(because: ServiceReason): string {
  switch (because) {
    case 'caller-identity-is-open':
      return '`sts:GetCallerIdentity` needs no permission and no policy can deny it'
    case 'other-partition':
      return 'nobody is let into another partition of AWS'
    case 'session-token-is-open':
      return '`sts:GetSessionToken` needs no permission and no policy controls it'
    case 'service-takes-no-anonymous-calls':
      return 'the service takes no unsigned requests of this kind'
    case 'anonymous-call-without-resource':
      return 'an unsigned request is let in by the policy of a resource alone, and this one names no resource'
    case 'call-of-saml-identities':
      return 'an identity of a SAML provider alone may call `sts:AssumeRoleWithSAML`'
    case 'call-of-web-identities':
      return 'an identity of an OIDC provider alone may call `sts:AssumeRoleWithWebIdentity`'
    case 'provider-identity-has-no-credentials':
      return 'an identity of a provider has no credentials of AWS to call STS with, and signs in by AssumeRoleWithSAML or AssumeRoleWithWebIdentity'
    case 'role-session-asks-for-token':
      return 'the temporary credentials of a role session may not ask for further tokens'
    case 'federated-user-asks-iam-or-sts':
      return 'credentials from GetFederationToken may not call IAM, and of STS only GetCallerIdentity'
    case 'session-token-asks-sts':
      return 'credentials from GetSessionToken may call of STS only AssumeRole and GetCallerIdentity'
    case 'session-token-without-mfa-asks-iam':
      return 'credentials from GetSessionToken may call IAM only if they were asked for with MFA'
    case 'root-assumes-role':
      return 'a root user may not assume a role'
    case 'pass-role-to-other-account':
      return 'a role can only be passed by a caller of its own account'
    case 'kms-operation-across-accounts':
      return 'KMS does not permit this operation on a key of another account'
    case 'aws-managed-key':
      return 'nobody but AWS edits an AWS managed key'
    case 'policy-of-aws':
      return 'nobody but AWS changes an AWS managed policy'
    case 'service-linked-role':
      return 'a service-linked role is changed only by the service that it is linked to'
    case 'reserved-role':
      return 'a role under `/aws-reserved/` is changed only by the service of AWS that keeps it'
    case 'aws-managed-key-alias':
      return 'aliases that begin with `alias/aws/` belong to AWS managed keys and cannot be changed'
    case 'public-bucket-restricted':
      return 'the bucket policy is public and RestrictPublicBuckets keeps everybody outside the account away'
    case 'public-acl-blocked':
      return 'the ACL is public and BlockPublicAcls refuses it'
    case 'public-policy-blocked':
      return 'the new policy is public and BlockPublicPolicy refuses it'
    case 'object-of-other-account':
      return 'the object belongs to another account, and no ACL that is known lets the caller in'
    case 'access-point-of-a-vpc':
      return 'the access point takes requests from its own VPC alone'
    case 'root-keeps-bucket-policy':
      return 'the root user of the bucket owner can always read and change the bucket policy'
  }
}

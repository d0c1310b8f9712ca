import type { Question } from '../../request/question.ts'
import { parseArn } from '../../text/arn.ts'
import type { ServiceRule } from './service-rule.ts'

/** Calls that change an AWS managed policy itself. Attaching one changes whom it is attached to. */
const policyChanges: ReadonlySet<string> = new Set(
  `createpolicyversion deletepolicy deletepolicyversion setdefaultpolicyversion tagpolicy untagpolicy`.split(
    ' ',
  ),
)

/** Calls that change what a role may do, who may assume it, or whether it is there. */
const roleChanges: ReadonlySet<string> = new Set(
  `attachrolepolicy createrole deleterole deleterolepermissionsboundary deleterolepolicy detachrolepolicy
  putrolepermissionsboundary putrolepolicy updateassumerolepolicy`.split(/\s+/),
)

/** What else is refused of a role of IAM Identity Center; of a service-linked role the description may be changed. */
const furtherChanges: ReadonlySet<string> = new Set([
  'tagrole',
  'untagrole',
  'updaterole',
  'updateroledescription',
])

/**
 * What no customer may change, whatever the policies say: AWS managed policies, service-linked roles and the roles that
 * AWS keeps under `/aws-reserved/`. The services that keep them may, by themselves or as a service-linked role.
 *
 * Rule R10.11. Source: IAM API Reference, UnmodifiableEntity of "AttachRolePolicy" and the others; IAM User Guide,
 * "Managed policies and inline policies".
 */
export function immutableRule({ principal, action, resource }: Question): ServiceRule | null {
  const because = whyImmutable(action.operation, resource)
  if (because === null || principal.kind === 'service') return null
  if (principal.kind === 'role-session' && principal.roleArn?.includes(':role/aws-service-role/') === true)
    return null
  return { kind: 'stops', rule: 'R10.11', because }
}

/**
 * Why no customer may call that operation of IAM (in lower case) on the policy or role of that ARN, by `immutableRule`; null where that
 * hangs on policies.
 */
export function whyImmutable(
  operation: string,
  resource: string,
): 'policy-of-aws' | 'reserved-role' | 'service-linked-role' | null {
  const changesRole = roleChanges.has(operation) || furtherChanges.has(operation)
  if (!changesRole && !policyChanges.has(operation)) return null
  const arn = parseArn(resource)
  if (arn === null) return null
  if (!changesRole)
    return arn.account === 'aws' && arn.resource.startsWith('policy/') ? 'policy-of-aws' : null
  if (arn.resource.startsWith('role/aws-reserved/')) return 'reserved-role'
  return arn.resource.startsWith('role/aws-service-role/') && roleChanges.has(operation)
    ? 'service-linked-role'
    : null
}

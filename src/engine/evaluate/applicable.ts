import type { CompiledLevel, CompiledPolicies, CompiledPolicy } from '../compile/compile-policies.ts'
import type { Question } from '../request/question.ts'
import { parseArn } from '../text/arn.ts'
import { takesResourcePolicies } from './service-rules.ts'
import { isAwsManaged } from './services/kms-rules.ts'
import { servicesUnderResourceControl } from './services/resource-control-services.ts'

/** The policies that bear on a request: of those given, the ones that apply to this caller and resource. */
export type ApplicablePolicies = {
  readonly identity: readonly CompiledPolicy[]
  readonly permissionsBoundary: readonly CompiledPolicy[] | null
  readonly session: readonly CompiledPolicy[] | null
  readonly resource: readonly CompiledPolicy[] | null
  readonly serviceControl: readonly CompiledLevel[] | null
  readonly resourceControl: readonly CompiledLevel[] | null
  readonly vpcEndpoint: readonly CompiledPolicy[] | null
}

/**
 * Leave out the layers that can't touch this request: service control policies reach users, roles and the root
 * user (R8.1), resource control policies the services that support them (R8.8), and neither a service-linked role
 * (R7.14); IAM has no resource-based policies but the trust policies that STS asks (R7.11); a root user has no
 * identity-based policies and no boundary (R7.13). Which account is a member
 * of the organization is the caller's to say, by leaving layers out.
 */
export function applicable(policies: CompiledPolicies, question: Question): ApplicablePolicies {
  const { principal } = question
  const hasAccount = 'account' in principal
  // a root user has neither identity-based policies nor a boundary (R7.13)
  const isHolder = hasAccount && principal.kind !== 'root'
  return {
    identity: isHolder ? policies.identity : [],
    permissionsBoundary: isHolder ? policies.permissionsBoundary : null,
    session: hasAccount ? policies.session : null,
    resource: policies.resource === null || !takesResourcePolicies(question) ? null : [policies.resource],
    serviceControl:
      policies.serviceControl !== null && isUnderServiceControl(question) ? policies.serviceControl : null,
    resourceControl:
      policies.resourceControl !== null && isUnderResourceControl(question) ? policies.resourceControl : null,
    vpcEndpoint: policies.vpcEndpoint,
  }
}

/** The service-linked role whose session calls; null for every other caller. Rule R7.14. */
export function linkedRole({ principal }: Question): string | null {
  if (principal.kind !== 'role-session' || principal.roleArn === null) return null
  return isServiceLinkedRole(principal.roleArn) ? principal.roleArn : null
}

/**
 * Mechanical Turk is out of reach of service control policies. The other exceptions are tasks that no request tells.
 *
 * Rule R8.4. Source: AWS Organizations User Guide, "Service control policies", tasks that SCPs don't restrict.
 */
function isBeyondServiceControl({ action }: Question): boolean {
  return action.service === 'mechanicalturk'
}

/** Rules R7.14, R8.1, R8.4. */
function isUnderServiceControl(question: Question): boolean {
  return 'account' in question.principal && linkedRole(question) === null && !isBeyondServiceControl(question)
}

/** Rules R7.14, R8.6, R8.8, R8.9. Source: AWS Organizations User Guide, "Resource control policies". */
function isUnderResourceControl(question: Question): boolean {
  const { action, resource } = question
  if (linkedRole(question) !== null) return false
  if (!servicesUnderResourceControl.has(action.service)) return false
  if (action.service === 'sts') return !isServiceLinkedRole(resource)
  if (action.service !== 'kms') return true
  return action.operation !== 'retiregrant' && !isAwsManaged(question)
}

/** Is this the ARN of a service-linked role? */
export function isServiceLinkedRole(arn: string): boolean {
  const parts = parseArn(arn)
  return parts?.service === 'iam' && parts.resource.startsWith('role/aws-service-role/')
}

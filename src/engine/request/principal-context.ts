import type { Principal } from './principal.ts'
import type { RequestContext } from './request.ts'

/**
 * The context keys that follow from who asks, and nothing else: unique ids, tags, organization and time don't
 * follow from an ARN, so they come with the request or not at all.
 *
 * A role session whose role's path isn't known gets its role's ARN without a path.
 *
 * Rules R6.1, R6.2, R6.8. Source: IAM User Guide, "AWS global condition context keys".
 */
export function principalContext(principal: Principal): RequestContext {
  switch (principal.kind) {
    case 'root':
      return { ...accountKeys(principal, principal.arn, 'Account'), 'aws:userid': principal.account }
    case 'user':
      return { ...accountKeys(principal, principal.arn, 'User'), 'aws:username': principal.name }
    case 'role-session':
      return accountKeys(principal, roleArnOf(principal), 'AssumedRole')
    case 'federated-user':
      return {
        ...accountKeys(principal, principal.arn, 'FederatedUser'),
        'aws:userid': `${principal.account}:${principal.name}`,
      }
    case 'service':
      return {
        'aws:PrincipalServiceName': principal.service,
        'aws:PrincipalServiceNamesList': [principal.service],
        'aws:PrincipalIsAWSService': true,
      }
    case 'federated':
      return {}
    case 'anonymous':
      return {
        'aws:PrincipalAccount': 'anonymous',
        'aws:PrincipalType': 'Anonymous',
        'aws:userid': 'anonymous',
      }
  }
}

type WithAccount = Extract<Principal, { readonly account: string }>

function accountKeys(principal: WithAccount, arn: string, type: string): RequestContext {
  return {
    'aws:PrincipalArn': arn,
    'aws:PrincipalAccount': principal.account,
    'aws:PrincipalType': type,
    'aws:PrincipalIsAWSService': false,
  }
}

function roleArnOf({
  roleArn,
  partition,
  account,
  roleName,
}: Extract<Principal, { readonly kind: 'role-session' }>): string {
  return roleArn ?? `arn:${partition}:iam::${account}:role/${roleName}`
}

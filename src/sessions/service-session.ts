import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Resource, Role } from '#model/entities/entity.ts'
import type { Arn, Instant } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'
import { withClock } from '#model/request-context.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { NoSuchRole, NotAuthorized, Undecided } from './assume-refusal.ts'
import { carriesNothing, issueRoleSession } from './issue-role-session.ts'
import { judge } from './judge.ts'
import type { RoleSession, SessionOrigin, SessionStack } from './session.ts'

export type ServiceSessionRefusal =
  | NoSuchRole
  | { readonly kind: 'no-such-resource'; readonly resource: Arn }
  /** Launched without an instance profile: nothing gives it credentials. */
  | { readonly kind: 'no-instance-profile'; readonly instance: Arn }
  | { readonly kind: 'no-such-instance-profile'; readonly instanceProfile: Arn }
  | { readonly kind: 'empty-instance-profile'; readonly instanceProfile: Arn }
  | { readonly kind: 'no-execution-role'; readonly lambdaFunction: Arn }
  | NotAuthorized
  | Undecided

/** A service renews these credentials before they end, and the role's maximum duration doesn't bind it. */
const deliveredSeconds = 6 * 3600

/**
 * Act as the programs on an EC2 instance: EC2 assumes the role of its instance profile and delivers the
 * credentials, so no access key lies there. The session is named for the instance.
 *
 * Of the keys of such credentials only `ec2:SourceInstanceArn` is given: network and metadata version of the
 * instance are not in the workspace.
 *
 * Rules R6.2, R6.16, R9.15. Source: IAM User Guide, "Use an IAM role to grant permissions to applications
 * running on Amazon EC2 instances".
 */
export function instanceSession(
  workspace: Workspace,
  instanceArn: Arn,
  now: Instant,
): Result<SessionStack, ServiceSessionRefusal> {
  const instance = resourceOf(workspace, instanceArn, 'ec2-instance')
  if (instance === null) return refused({ kind: 'no-such-resource', resource: instanceArn })

  const role = roleOfInstance(workspace, instance)
  if (!role.ok) return role
  return deliver(workspace, role.value, {
    service: 'ec2.amazonaws.com',
    sessionName: instanceArn.slice(instanceArn.lastIndexOf('/') + 1),
    origin: { kind: 'instance-profile', instance: instanceArn },
    added: { 'ec2:SourceInstanceArn': instanceArn },
    now,
  })
}

/**
 * Act as the code of a Lambda function: Lambda assumes its execution role. The session is named for the
 * function.
 *
 * Rules R6.16, R9.15. Source: AWS Lambda Developer Guide, "Defining Lambda function permissions with an
 * execution role".
 */
export function lambdaSession(
  workspace: Workspace,
  functionArn: Arn,
  now: Instant,
): Result<SessionStack, ServiceSessionRefusal> {
  const lambda = resourceOf(workspace, functionArn, 'lambda-function')
  if (lambda === null) return refused({ kind: 'no-such-resource', resource: functionArn })
  if (lambda.executionRole === null)
    return refused({ kind: 'no-execution-role', lambdaFunction: functionArn })

  const role = entityOf(workspace, 'role', lambda.executionRole)
  if (role === undefined) return refused({ kind: 'no-such-role', role: lambda.executionRole })
  return deliver(workspace, role, {
    service: 'lambda.amazonaws.com',
    sessionName: lambda.name,
    origin: { kind: 'lambda', lambdaFunction: functionArn },
    added: { 'lambda:SourceFunctionArn': functionArn },
    now,
  })
}

/**
 * Act as what another AWS service runs with a role, such as the containers of a task of ECS: the service assumes the
 * role, whose trust policy must name it.
 *
 * Rule R9.15. Source: IAM User Guide, "Create a role to delegate permissions to an AWS service".
 */
export function serviceRoleSession(
  workspace: Workspace,
  input: {
    readonly service: string
    readonly role: Arn
    readonly sessionName: string
    readonly now: Instant
  },
): Result<SessionStack, ServiceSessionRefusal> {
  const { service, sessionName, now } = input
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined) return refused({ kind: 'no-such-role', role: input.role })
  return deliver(workspace, role, {
    service,
    sessionName,
    origin: { kind: 'service', service },
    added: {},
    now,
  })
}

/**
 * Fresh credentials in place of those that a service delivered: it gives them before the old ones end, as long as what
 * they rest on is still there. Null where no service renews the session.
 *
 * Source: Amazon EC2 User Guide, "Retrieve security credentials from instance metadata".
 */
export function renewSession(
  workspace: Workspace,
  { origin, role, sessionName }: RoleSession,
  now: Instant,
): Result<SessionStack, ServiceSessionRefusal> | null {
  switch (origin.kind) {
    case 'instance-profile':
      return instanceSession(workspace, origin.instance, now)
    case 'lambda':
      return lambdaSession(workspace, origin.lambdaFunction, now)
    case 'service':
      return serviceRoleSession(workspace, { service: origin.service, role, sessionName, now })
    case 'switch-role':
    case 'assume-role':
    case 'role-chaining':
    case 'saml':
    case 'web-identity':
    case 'broker':
      return null
  }
}

function resourceOf(workspace: Workspace, resource: Arn, type: Resource['type']): Resource | null {
  const found = entityOf(workspace, 'resource', resource)
  return found?.type === type ? found : null
}

function roleOfInstance(workspace: Workspace, instance: Resource): Result<Role, ServiceSessionRefusal> {
  const { instanceProfile } = instance
  if (instanceProfile === null) return refused({ kind: 'no-instance-profile', instance: instance.arn })

  const profile = entityOf(workspace, 'instance-profile', instanceProfile)
  if (profile === undefined) return refused({ kind: 'no-such-instance-profile', instanceProfile })
  if (profile.roleName === null) return refused({ kind: 'empty-instance-profile', instanceProfile })

  const role = named(workspace, 'role', profile.accountId, profile.roleName)
  return role === undefined ? refused({ kind: 'empty-instance-profile', instanceProfile }) : ok(role)
}

type Delivery = {
  readonly service: string
  readonly sessionName: string
  readonly origin: SessionOrigin
  readonly added: RequestContext
  readonly now: Instant
}

/** Let the service assume the role, which the role's trust policy must allow by the service's name. */
function deliver(
  workspace: Workspace,
  role: Role,
  { service, sessionName, origin, added, now }: Delivery,
): Result<SessionStack, ServiceSessionRefusal> {
  const judged = judge(
    workspace,
    { kind: 'service', service, context: {} },
    {
      action: 'sts:AssumeRole',
      resource: role.arn,
      context: withClock({ 'sts:RoleSessionName': sessionName }, now),
      tags: false,
      setsSourceIdentity: false,
    },
  )
  if (!judged.ok) return judged

  const [durationSeconds, carried] = [deliveredSeconds, carriesNothing]
  return ok([issueRoleSession({ role, sessionName, origin, now, durationSeconds, added, carried })])
}

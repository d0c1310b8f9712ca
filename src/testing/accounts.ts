import type { Result } from '#engine/result.ts'
import type { JsonObject } from '#engine/text/json.ts'
import { applyChange, type Change } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

export const dev = accountId('111111111111')
export const prod = accountId('222222222222')
export const vendor = accountId('333333333333')

/** The ARNs of `smallCompany`, by the names that people use. */
export const the = {
  alice: arn('arn:aws:iam::111111111111:user/alice'),
  bob: arn('arn:aws:iam::111111111111:user/staff/bob'),
  developers: arn('arn:aws:iam::111111111111:group/Developers'),
  deploy: arn('arn:aws:iam::111111111111:role/ci/Deploy'),
  serviceLinked: arn(
    'arn:aws:iam::111111111111:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
  ),
  readReports: arn('arn:aws:iam::111111111111:policy/ReadReports'),
  limits: arn('arn:aws:iam::111111111111:policy/Limits'),
  awsReadOnly: arn('arn:aws:iam::aws:policy/ReadOnlyAccess'),
  profile: arn('arn:aws:iam::111111111111:instance-profile/web'),
  reports: arn('arn:aws:s3:::reports'),
  jobs: arn('arn:aws:sqs:eu-west-1:111111111111:jobs'),
  instance: arn('arn:aws:ec2:eu-west-1:111111111111:instance/i-0123456789abcdef0'),
  auditor: arn('arn:aws:iam::222222222222:role/Auditor'),
  vendorRole: arn('arn:aws:iam::333333333333:role/scanner'),
} as const

/** An identity-based policy document that allows some actions on everything. */
export function allowing(...actions: readonly string[]): JsonObject {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] }
}

/** A trust policy that lets these AWS principals assume the role. */
export function trusting(...principals: readonly string[]): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: principals }, Action: 'sts:AssumeRole' }],
  }
}

/** A resource-based policy that lets these AWS principals do one thing with the resource. */
export function granting(action: string, resource: string, ...principals: readonly string[]): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: principals }, Action: action, Resource: resource }],
  }
}

/**
 * Two accounts of one company and a vendor's. In dev: alice (in Developers), bob, the role Deploy that alice and
 * an auditor may assume, a service-linked role, two managed policies, a bucket, a queue and an instance.
 */
export function smallCompany(): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'small company',
    accounts: [
      { accountId: dev, name: 'dev', ...devLists },
      {
        accountId: prod,
        name: 'prod',
        roles: [{ name: 'Auditor', trustPolicy: trusting(the.alice, the.bob) }],
      },
      { accountId: vendor, name: 'vendor', ownership: 'third-party' },
    ],
    awsManagedPolicies: [{ name: 'ReadOnlyAccess', document: allowing('s3:Get*', 's3:List*') }],
  })
}

const devLists = {
  users: [
    {
      name: 'alice',
      uniqueId: 'AIDAALICEALICEALICE00',
      groups: ['Developers'],
      permissionsBoundary: the.limits,
      tags: { team: 'web' },
    },
    { name: 'bob', path: '/staff/', uniqueId: 'AIDABOBBOBBOBBOBBOB00' },
  ],
  groups: [
    {
      name: 'Developers',
      attachedPolicies: [the.readReports],
      inlinePolicies: [{ name: 'queues', document: allowing('sqs:SendMessage') }],
    },
  ],
  roles: [
    {
      name: 'Deploy',
      path: '/ci/',
      uniqueId: 'AROADEPLOYDEPLOYDEP00',
      trustPolicy: trusting(the.alice, the.auditor),
      inlinePolicies: [{ name: 'ship', document: allowing('s3:PutObject') }],
      tags: { stage: 'test' },
    },
    {
      name: 'AWSServiceRoleForECS',
      path: '/aws-service-role/ecs.amazonaws.com/',
      trustPolicy: {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' },
      },
    },
  ],
  policies: [
    {
      name: 'ReadReports',
      versions: [
        { versionId: 'v1', document: allowing('s3:GetObject') },
        { versionId: 'v2', document: allowing('s3:DeleteObject') },
      ],
      defaultVersionId: 'v1',
    },
    { name: 'Limits', document: allowing('s3:*', 'sqs:*', 'sts:*') },
  ],
  instanceProfiles: [{ name: 'web', roleName: 'Deploy' }],
  resources: [
    { type: 's3-bucket', name: 'reports', policy: granting('s3:GetObject', `${the.reports}/*`, the.alice) },
    { type: 'sqs-queue', name: 'jobs', arn: the.jobs, tags: { team: 'web' } },
    {
      type: 'ec2-instance',
      name: 'i-0123456789abcdef0',
      arn: the.instance,
      instanceProfile: the.profile,
      tags: { env: 'test' },
    },
  ],
}

/** The workspace that a file describes. Throws where the file is refused. */
export function workspaceOf(file: unknown): Workspace {
  return accepted(loadWorkspace(file))
}

/** The value of a result. Throws, with the problem, where it was refused. */
export function accepted<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`)
  return result.value
}

/** Why it was refused; null where it wasn't. */
export function refusalOf<Problem>(result: Result<unknown, Problem>): Problem | null {
  return result.ok ? null : result.problem
}

/** The workspace after a change that must be accepted. */
export function after(workspace: Workspace, change: Result<Change, unknown>): Workspace {
  return applyChange(workspace, accepted(change))
}

/** The entity of that id. Throws where it isn't there. */
export function entityAt(workspace: Workspace, id: string): Entity {
  const entity = workspace.entities.get(id)
  if (entity === undefined) throw new Error(`no entity ${id}`)
  return entity
}

import { account } from '../small-trust.ts'

const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
const at = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`

/** Names of what the account of the setups holds; see `setup-account.ts`. */
export const names = {
  user: iam('user/dana'),
  role: iam('role/Climber'),
  admin: iam('role/Admin'),
  helper: iam('role/Helper'),
  vera: iam('user/vera'),
  otto: iam('user/otto'),
  team: iam('group/Team'),
  admins: iam('group/Admins'),
  own: iam('policy/Own'),
  full: iam('policy/Full'),
  limits: iam('policy/Limits'),
  saml: iam('saml-provider/SignOn'),
  oidc: iam('oidc-provider/token.example.com'),
  spare: iam('instance-profile/spare'),
  fn: at('lambda', 'function:billing'),
  instance: at('ec2', 'instance/i-0123456789abcdef0'),
  stack: at('cloudformation', 'stack/network/1'),
  project: at('codebuild', 'project/release'),
  job: at('glue', 'job/nightly'),
  notebook: at('sagemaker', 'notebook-instance/lab'),
  document: at('ssm', 'document/patch'),
  machine: at('states', 'stateMachine:orders'),
  cluster: at('rds', 'cluster:orders'),
  bucket: 'arn:aws:s3:::ledger',
  secret: at('secretsmanager', 'secret:card-AbCdEf'),
  topic: at('sns', 'alerts'),
  queue: at('sqs', 'orders'),
  repository: at('ecr', 'repository/web'),
  table: at('dynamodb', 'table/orders'),
  files: at('elasticfilesystem', 'file-system/fs-1'),
} as const

/** One way up by hand: who, by which technique, on what, and the least permissions that it takes. */
export type Setup = {
  readonly technique: string
  readonly actor: 'user' | 'role'
  /** Null where it is made anew. */
  readonly target: string | null
  readonly permissions: readonly (readonly [action: string, resource: string])[]
  /** What Admin trusts; the actor itself where nothing is said. */
  readonly service?: string
  /** What another role trusts, which is passed besides. */
  readonly helper?: string
  /** What must be so of the actor besides. */
  readonly with?: 'boundary' | 'managed-deny' | 'inline-deny' | 'group-deny'
}

type Permissions = Setup['permissions']

const n = names
const own = (
  technique: string,
  actor: Setup['actor'],
  target: string | null,
  ...permissions: Permissions
): Setup => ({
  technique,
  actor,
  target,
  permissions,
})
const bounded = (setup: Setup): Setup => ({ ...setup, with: 'boundary' })
const held = (where: 'managed-deny' | 'inline-deny' | 'group-deny', setup: Setup): Setup => ({
  ...setup,
  with: where,
})
/** Passing Admin to a service that it trusts. */
const passing = (technique: string, service: string, ...more: Permissions): Setup => ({
  technique,
  actor: technique.length % 2 === 0 ? 'user' : 'role',
  target: n.admin,
  permissions: [['iam:PassRole', n.admin], ...more],
  service: `${service}.amazonaws.com`,
})
/** Passing another role besides. */
const withHelper = (service: string, setup: Setup): Setup => ({
  ...setup,
  permissions: [...setup.permissions, ['iam:PassRole', n.helper]],
  helper: `${service}.amazonaws.com`,
})
/** Actions on anything. */
const any = (...actions: readonly string[]): Permissions => actions.map((action) => [action, '*'] as const)

export const setups: readonly Setup[] = [
  own('iam-create-policy-version', 'user', n.own, ['iam:CreatePolicyVersion', n.own]),
  own('iam-set-default-policy-version', 'role', n.own, ['iam:SetDefaultPolicyVersion', n.own]),
  own('iam-attach-user-policy', 'user', n.user, ['iam:AttachUserPolicy', n.user]),
  own('iam-attach-group-policy', 'user', n.team, ['iam:AttachGroupPolicy', n.team]),
  own('iam-attach-role-policy', 'role', n.role, ['iam:AttachRolePolicy', n.role]),
  own('iam-put-user-policy', 'user', n.user, ['iam:PutUserPolicy', n.user]),
  own('iam-put-group-policy', 'user', n.team, ['iam:PutGroupPolicy', n.team]),
  own('iam-put-role-policy', 'role', n.role, ['iam:PutRolePolicy', n.role]),
  own('iam-add-user-to-group', 'user', n.admins, ['iam:AddUserToGroup', n.admins]),
  own(
    'iam-create-role-and-grant',
    'user',
    null,
    ['iam:CreateRole', iam('role/new*')],
    ['iam:AttachRolePolicy', iam('role/new*')],
  ),
  own(
    'iam-create-user-and-grant',
    'role',
    null,
    ['iam:CreateUser', iam('user/new*')],
    ['iam:AttachUserPolicy', iam('user/new*')],
    ['iam:CreateAccessKey', iam('user/new*')],
  ),
  bounded(own('iam-delete-user-boundary', 'user', n.user, ['iam:DeleteUserPermissionsBoundary', n.user])),
  bounded(own('iam-put-user-boundary', 'user', n.user, ['iam:PutUserPermissionsBoundary', n.user])),
  bounded(own('iam-delete-role-boundary', 'role', n.role, ['iam:DeleteRolePermissionsBoundary', n.role])),
  bounded(own('iam-edit-boundary-policy', 'user', n.limits, ['iam:CreatePolicyVersion', n.limits])),
  held('managed-deny', own('iam-detach-deny-managed', 'user', n.user, ['iam:DetachUserPolicy', n.user])),
  held('inline-deny', own('iam-delete-deny-inline', 'user', n.user, ['iam:DeleteUserPolicy', n.user])),
  held('group-deny', own('iam-leave-deny-group', 'user', n.team, ['iam:RemoveUserFromGroup', n.team])),
  own(
    'iam-mfa-rebind',
    'user',
    n.otto,
    ['iam:CreateVirtualMFADevice', iam('mfa/new*')],
    ['iam:EnableMFADevice', n.otto],
  ),
  own('iam-mfa-deactivate', 'role', n.otto, ['iam:DeactivateMFADevice', n.otto]),
  own('iam-create-access-key', 'user', n.vera, ['iam:CreateAccessKey', n.vera]),
  own(
    'iam-rotate-access-key',
    'role',
    n.otto,
    ['iam:DeleteAccessKey', n.otto],
    ['iam:CreateAccessKey', n.otto],
  ),
  own('iam-reactivate-access-key', 'user', n.otto, ['iam:UpdateAccessKey', n.otto]),
  own('iam-create-login-profile', 'role', n.vera, ['iam:CreateLoginProfile', n.vera]),
  own('iam-update-login-profile', 'user', n.otto, ['iam:UpdateLoginProfile', n.otto]),
  own('iam-update-trust', 'role', n.admin, ['iam:UpdateAssumeRolePolicy', n.admin]),
  own(
    'iam-attach-user-then-key',
    'user',
    n.vera,
    ['iam:AttachUserPolicy', n.vera],
    ['iam:CreateAccessKey', n.vera],
  ),
  own(
    'iam-put-user-then-key',
    'role',
    n.vera,
    ['iam:PutUserPolicy', n.vera],
    ['iam:CreateAccessKey', n.vera],
  ),
  // Admin names the actor, so that sts:AssumeRole takes no Allow
  own('iam-attach-role-then-assume', 'user', n.admin, ['iam:AttachRolePolicy', n.admin]),
  own('iam-put-role-then-assume', 'role', n.admin, ['iam:PutRolePolicy', n.admin]),
  own('iam-policy-version-then-assume', 'user', n.admin, ['iam:CreatePolicyVersion', n.full]),
  own(
    'iam-attach-role-and-trust',
    'role',
    n.admin,
    ['iam:AttachRolePolicy', n.admin],
    ['iam:UpdateAssumeRolePolicy', n.admin],
  ),
  own('fed-update-saml-provider', 'user', n.saml, ['iam:UpdateSAMLProvider', n.saml]),
  own('fed-update-oidc-thumbprint', 'role', n.oidc, ['iam:UpdateOpenIDConnectProviderThumbprint', n.oidc]),
  own('codecommit-ssh-key', 'role', n.vera, ['iam:UploadSSHPublicKey', n.vera]),
  own('codecommit-git-credential', 'user', n.vera, ['iam:CreateServiceSpecificCredential', n.vera]),
  passing('ec2-run-instances', 'ec2', ...any('ec2:RunInstances')),
  passing('ec2-add-role-to-profile', 'ec2', ['iam:AddRoleToInstanceProfile', n.spare]),
  passing('ec2-associate-profile', 'ec2', ...any('ec2:AssociateIamInstanceProfile')),
  passing(
    'autoscaling-new-group',
    'ec2',
    ...any('ec2:CreateLaunchTemplate', 'ec2:RunInstances', 'autoscaling:CreateAutoScalingGroup'),
  ),
  passing(
    'elasticbeanstalk-env',
    'ec2',
    ...any(
      'elasticbeanstalk:CreateApplication',
      'elasticbeanstalk:CreateApplicationVersion',
      'elasticbeanstalk:CreateEnvironment',
    ),
  ),
  passing(
    'imagebuilder-image',
    'ec2',
    ...any(
      'imagebuilder:CreateComponent',
      'imagebuilder:CreateImageRecipe',
      'imagebuilder:CreateInfrastructureConfiguration',
      'imagebuilder:CreateImage',
    ),
  ),
  passing(
    'lambda-create-invoke',
    'lambda',
    ['lambda:CreateFunction', at('lambda', 'function:tmp-*')],
    ['lambda:InvokeFunction', at('lambda', 'function:tmp-*')],
  ),
  passing(
    'lambda-create-url',
    'lambda',
    ...any('lambda:CreateFunction', 'lambda:CreateFunctionUrlConfig', 'lambda:InvokeFunctionUrl'),
  ),
  passing('cfn-create-stack', 'cloudformation', ...any('cloudformation:CreateStack')),
  passing('cfn-update-stack-role', 'cloudformation', ['cloudformation:UpdateStack', n.stack]),
  passing('codebuild-create-build', 'codebuild', ...any('codebuild:CreateProject', 'codebuild:StartBuild')),
  passing(
    'codebuild-update-role',
    'codebuild',
    ['codebuild:UpdateProject', n.project],
    ['codebuild:StartBuild', n.project],
  ),
  withHelper(
    'codepipeline',
    passing(
      'codepipeline-create',
      'codebuild',
      ...any('codepipeline:CreatePipeline', 'codebuild:CreateProject', 'codepipeline:StartPipelineExecution'),
    ),
  ),
  passing('glue-create-dev-endpoint', 'glue', ...any('glue:CreateDevEndpoint')),
  passing('glue-update-job-run', 'glue', ['glue:UpdateJob', n.job], ['glue:StartJobRun', n.job]),
  passing('sagemaker-notebook', 'sagemaker', ...any('sagemaker:CreateNotebookInstance')),
  passing('ecs-runtask', 'ecs-tasks', ...any('ecs:RegisterTaskDefinition', 'ecs:RunTask')),
  withHelper('elasticmapreduce', passing('emr-run-job-flow', 'ec2', ...any('elasticmapreduce:RunJobFlow'))),
  passing('scheduler-create', 'scheduler', ...any('scheduler:CreateSchedule')),
  passing('states-create-start', 'states', ...any('states:CreateStateMachine', 'states:StartExecution')),
  passing('rds-add-role', 'rds', ['rds:AddRoleToDBCluster', n.cluster]),
  own('lambda-update-code', 'user', n.fn, ['lambda:UpdateFunctionCode', n.fn]),
  own('lambda-update-config', 'role', n.fn, ['lambda:UpdateFunctionConfiguration', n.fn]),
  own('cfn-update-stack', 'user', n.stack, ['cloudformation:UpdateStack', n.stack]),
  own(
    'codebuild-update-project',
    'role',
    n.project,
    ['codebuild:UpdateProject', n.project],
    ['codebuild:StartBuild', n.project],
  ),
  own(
    'ec2-userdata-restart',
    'user',
    n.instance,
    ['ec2:ModifyInstanceAttribute', n.instance],
    ['ec2:StopInstances', n.instance],
    ['ec2:StartInstances', n.instance],
  ),
  own('ssm-start-session', 'role', n.instance, ['ssm:StartSession', n.instance]),
  own(
    'ssm-send-command',
    'user',
    n.instance,
    ['ssm:SendCommand', n.instance],
    ['ssm:SendCommand', 'arn:aws:ssm:*::document/AWS-RunShellScript'],
  ),
  own(
    'ssm-update-document',
    'role',
    n.document,
    ['ssm:UpdateDocument', n.document],
    ['ssm:UpdateDocumentDefaultVersion', n.document],
  ),
  own('glue-update-job-existing', 'user', n.job, ['glue:UpdateJob', n.job]),
  own('sagemaker-presigned-notebook', 'role', n.notebook, [
    'sagemaker:CreatePresignedNotebookInstanceUrl',
    n.notebook,
  ]),
  own(
    'states-update-start',
    'user',
    n.machine,
    ['states:UpdateStateMachine', n.machine],
    ['states:StartExecution', n.machine],
  ),
  own('s3-swap-code', 'role', n.bucket, ['s3:PutObject', `${n.bucket}/*`]),
  own('s3-put-bucket-policy', 'user', n.bucket, ['s3:PutBucketPolicy', n.bucket]),
  own('secretsmanager-put-policy', 'role', n.secret, ['secretsmanager:PutResourcePolicy', n.secret]),
  own('sns-add-permission', 'user', n.topic, ['sns:AddPermission', n.topic]),
  own('sqs-add-permission', 'role', n.queue, ['sqs:AddPermission', n.queue]),
  own('ecr-set-policy', 'user', n.repository, ['ecr:SetRepositoryPolicy', n.repository]),
  own('lambda-add-permission', 'role', n.fn, ['lambda:AddPermission', n.fn]),
  own('dynamodb-put-policy', 'user', n.table, ['dynamodb:PutResourcePolicy', n.table]),
  own('efs-put-policy', 'role', n.files, ['elasticfilesystem:PutFileSystemPolicy', n.files]),
]

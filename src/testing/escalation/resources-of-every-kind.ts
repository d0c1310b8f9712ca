import type { JsonObject } from '#engine/text/json.ts'

import { account, statement } from '../small-trust.ts'

const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
const at = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`

/** Things of every kind that the catalogue speaks of; what acts as a role acts as Target. */
export const resourcesOfEveryKind: readonly JsonObject[] = [
  { type: 's3-bucket', name: 'things' },
  { type: 'lambda-function', name: 'f', arn: at('lambda', 'function:f'), executionRole: iam('role/Target') },
  {
    type: 'ec2-instance',
    name: 'i-0123456789abcdef0',
    arn: at('ec2', 'instance/i-0123456789abcdef0'),
    instanceProfile: iam('instance-profile/target'),
  },
  {
    type: 'kms-key',
    name: 'k',
    arn: at('kms', 'key/11111111-1111-1111-1111-111111111111'),
    policy: statement({ Effect: 'Allow', Principal: { AWS: iam('root') }, Action: 'kms:*', Resource: '*' }),
  },
  { type: 'secret', name: 's', arn: at('secretsmanager', 'secret:s-AbCdEf') },
  { type: 'sns-topic', name: 't', arn: at('sns', 't') },
  { type: 'sqs-queue', name: 'q', arn: at('sqs', 'q') },
  { type: 'ecr-repository', name: 'r', arn: at('ecr', 'repository/r') },
  { type: 'dynamodb-table', name: 'd', arn: at('dynamodb', 'table/d') },
  ...[
    ['bedrock-agentcore', 'browser-custom/b'],
    ['bedrock-agentcore', 'code-interpreter-custom/c'],
    ['bedrock-agentcore', 'runtime/r'],
    ['apprunner', 'service/s/1'],
    ['batch', 'job-definition/j:1'],
    ['elasticbeanstalk', 'environment/a/e'],
    ['cloudformation', 'stack/s/1'],
    ['cloudformation', 'stackset/s:1'],
    ['codebuild', 'project/p'],
    ['codedeploy', 'deploymentgroup:a/g'],
    ['codepipeline', 'p'],
    ['ecs', 'service/c/s'],
    ['ecs', 'task/c/t'],
    ['ecs', 'task-definition/t:1'],
    ['elasticfilesystem', 'file-system/fs-1'],
    ['glue', 'devEndpoint/d'],
    ['glue', 'job/j'],
    ['cognito-identity', 'identitypool/p'],
    ['ec2', 'launch-template/lt-1'],
    ['ssm', 'maintenancewindow/mw-1'],
    ['rds', 'cluster:c'],
    ['sagemaker', 'notebook-instance/n'],
    ['sagemaker', 'user-profile/d/u'],
    ['ssm', 'document/d'],
    ['states', 'stateMachine:s'],
    ['cognito-idp', 'userpool/p'],
  ].map(([service = '', rest = '']) => ({ type: 'generic', name: rest, arn: at(service, rest) })),
]

import { globMatches } from '#engine/text/glob.ts'
import type { Resource } from '#model/entities/entity.ts'

/** Kinds of things that the workspace holds under a type of their own. */
const types: Readonly<Record<string, Resource['type']>> = {
  'lambda-function': 'lambda-function',
  'ec2-instance': 'ec2-instance',
  's3-bucket': 's3-bucket',
  's3-object': 's3-bucket',
  'kms-key': 'kms-key',
  secret: 'secret',
  'sns-topic': 'sns-topic',
  'sqs-queue': 'sqs-queue',
  'ecr-repository': 'ecr-repository',
  'dynamodb-table': 'dynamodb-table',
}

/** Kinds that are known by their ARN alone. */
const arns: Readonly<Record<string, string>> = {
  'agentcore-browser': 'bedrock-agentcore:*:*:browser*/*',
  'agentcore-interpreter': 'bedrock-agentcore:*:*:code-interpreter*/*',
  'agentcore-runtime': 'bedrock-agentcore:*:*:runtime/*',
  'apprunner-service': 'apprunner:*:*:service/*',
  'batch-job-definition': 'batch:*:*:job-definition/*',
  'beanstalk-environment': 'elasticbeanstalk:*:*:environment/*',
  'cloudformation-stack': 'cloudformation:*:*:stack/*',
  'cloudformation-stackset': 'cloudformation:*:*:stackset/*',
  'codebuild-project': 'codebuild:*:*:project/*',
  'codedeploy-group': 'codedeploy:*:*:deploymentgroup:*',
  codepipeline: 'codepipeline:*:*:*',
  'ecs-service': 'ecs:*:*:service/*',
  'ecs-task': 'ecs:*:*:task/*',
  'ecs-task-definition': 'ecs:*:*:task-definition/*',
  'efs-file-system': 'elasticfilesystem:*:*:file-system/*',
  'glue-dev-endpoint': 'glue:*:*:devEndpoint/*',
  'glue-job': 'glue:*:*:job/*',
  'identity-pool': 'cognito-identity:*:*:identitypool/*',
  'lambda-layer': 'lambda:*:*:layer:*',
  'launch-template': 'ec2:*:*:launch-template/*',
  'maintenance-window': 'ssm:*:*:maintenancewindow/*',
  'rds-cluster': 'rds:*:*:cluster:*',
  'redshift-cluster': 'redshift:*:*:cluster:*',
  'sagemaker-notebook': 'sagemaker:*:*:notebook-instance/*',
  'sagemaker-user-profile': 'sagemaker:*:*:user-profile/*',
  'ssm-document': 'ssm:*:*:document/*',
  'ssm-parameter': 'ssm:*:*:parameter/*',
  'state-machine': 'states:*:*:stateMachine:*',
  'user-pool': 'cognito-idp:*:*:userpool/*',
}

/** Is it a kind of thing that a workspace holds as a resource? */
export function isKindOfThing(kind: string): boolean {
  return Object.hasOwn(types, kind) || Object.hasOwn(arns, kind)
}

/** Is `resource` of that kind? */
export function isOfKind({ type, arn }: Resource, kind: string): boolean {
  if (Object.hasOwn(types, kind)) return type === types[kind]
  return globMatches(`arn:*:${arns[kind] ?? ''}`, arn)
}

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

/** Kinds of things that a workspace holds as resources. */
export const kindsOf = {
  isKind: (word: string): boolean => Object.hasOwn(types, word) || Object.hasOwn(arns, word),
  /** The kinds that a resource is of. */
  resource: ({ type, arn }: Resource): readonly string[] => {
    const service = arn.split(':')[2] ?? ''
    const ofType = Object.keys(types).filter((kind) => types[kind] === type)
    const ofArn = (kindsByService.get(service) ?? []).filter(({ glob }) => globMatches(glob, arn))
    return [...ofType, ...ofArn.map(({ kind }) => kind)]
  },
}

const kindsByService = new Map<string, { readonly kind: string; readonly glob: string }[]>()
for (const [kind, text] of Object.entries(arns)) {
  const service = text.split(':')[0] ?? ''
  kindsByService.set(service, [...(kindsByService.get(service) ?? []), { kind, glob: `arn:*:${text}` }])
}

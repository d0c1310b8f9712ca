/**
 * Services whose resources carry policies of their own, by prefix. Of services that aren't listed it isn't known, so
 * that no such policy is ever proposed for them.
 *
 * Rule R7.11. Source: IAM User Guide, "AWS services that work with IAM", column "Resource-based policies".
 */
export const servicesWithResourcePolicies: ReadonlySet<string> = new Set([
  'acm-pca',
  'apigateway',
  'backup',
  'codeartifact',
  'codebuild',
  'dynamodb',
  'ecr',
  'elasticfilesystem',
  'es',
  'events',
  'execute-api',
  'glacier',
  'glue',
  'kafka',
  'kinesis',
  'kms',
  'lambda',
  'lex',
  'logs',
  'mediastore',
  'network-firewall',
  's3',
  's3-object-lambda',
  's3-outposts',
  's3express',
  's3tables',
  'schemas',
  'secretsmanager',
  'serverlessrepo',
  'ses',
  'sns',
  'sqs',
  'ssm',
  'ssm-contacts',
  'ssm-incidents',
  'vpc-lattice',
])

/** IAM's prefix of services that error messages and CloudTrail call otherwise, by their name in lower case. */
const prefixes: Readonly<Record<string, string>> = {
  'api gateway': 'apigateway',
  cloudwatch: 'cloudwatch',
  'cloudwatch logs': 'logs',
  'cognito identity': 'cognito-identity',
  'cognito identity provider': 'cognito-idp',
  ec2containerregistry: 'ecr',
  elasticmapreduce: 'elasticmapreduce',
  email: 'ses',
  eventbridge: 'events',
  identitymanagement: 'iam',
  iam: 'iam',
  kms: 'kms',
  lambdainternal: 'lambda',
  monitoring: 'cloudwatch',
  opensearch: 'es',
  opensearchservice: 'es',
  'secrets manager': 'secretsmanager',
  securitytoken: 'sts',
  securitytokenservice: 'sts',
  sfn: 'states',
  simplesystemsmanagement: 'ssm',
  'step functions': 'states',
  'streams.dynamodb': 'dynamodb',
  tagging: 'tag',
}

/** The prefix that IAM uses for a service as SDKs name it: `Amazon S3`, `AWSSecurityTokenService`, `Network Firewall`. */
export function prefixOfServiceName(name: string): string {
  const bare = name
    .trim()
    .replace(/^(?:Amazon|AWS)\s?/, '')
    .toLowerCase()
  return prefixes[bare] ?? bare.replaceAll(/\s+/g, '-')
}

/** The prefix that IAM uses for a service as CloudTrail names it: `monitoring.amazonaws.com` is `cloudwatch`. */
export function prefixOfEventSource(eventSource: string): string {
  const bare = eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, '').toLowerCase()
  return prefixes[bare] ?? bare
}

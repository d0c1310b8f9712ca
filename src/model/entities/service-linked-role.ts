/** How services call their role where that doesn't follow from their own name. */
const names: Readonly<Record<string, string>> = {
  'access-analyzer': 'AccessAnalyzer',
  autoscaling: 'AutoScaling',
  cloudtrail: 'CloudTrail',
  config: 'Config',
  ecs: 'ECS',
  eks: 'AmazonEKS',
  elasticache: 'ElastiCache',
  elasticloadbalancing: 'ElasticLoadBalancing',
  guardduty: 'AmazonGuardDuty',
  inspector2: 'AmazonInspector2',
  macie: 'AmazonMacie',
  opensearchservice: 'AmazonOpenSearchService',
  organizations: 'Organizations',
  rds: 'RDS',
  redshift: 'Redshift',
  securityhub: 'SecurityHub',
  spot: 'EC2Spot',
  ssm: 'AmazonSSM',
  sso: 'SSO',
  support: 'Support',
  trustedadvisor: 'TrustedAdvisor',
}

/**
 * Name of the role that is linked to a service, `AWSServiceRoleForECS` for `ecs.amazonaws.com`. For a service that isn't
 * known by name, made of the service's own.
 *
 * Source: IAM User Guide, "AWS services that work with IAM".
 */
export function serviceLinkedRoleName(awsServiceName: string): string {
  const service = awsServiceName.split('.')[0] ?? ''
  const known = Object.hasOwn(names, service) ? names[service] : undefined
  return `AWSServiceRoleFor${known ?? service.split('-').map(capitalized).join('')}`
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

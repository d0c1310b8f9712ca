/** The region that calls to IAM are made in, by partition: it has one endpoint in each (R6.1). */
export function regionOfCall(action: string, arn: string): string | null {
  if (!/^iam:/i.test(action)) return null
  return regions.get(arn.split(':')[1] ?? '') ?? null
}

const regions: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])

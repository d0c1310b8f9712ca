/**
 * The region that a call is made in, where that is certain: IAM has one endpoint in each partition, and what is in a region is
 * reached there. Null elsewhere: S3's buckets don't say where they are.
 *
 * Rule R6.1.
 */
export function regionOfCall(
  action: string,
  { caller, on }: { readonly caller: string; readonly on: string },
): string | null {
  if (/^iam:/i.test(action)) return regions.get(caller.split(':')[1] ?? '') ?? null
  const region = regionIn(on)
  return /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : null
}

/** The region that an ARN names; empty where it names none. */
export function regionIn(arn: string): string {
  return arn.split(':', 4)[3] ?? ''
}

const regions: ReadonlyMap<string, string> = new Map([
  ['aws', 'us-east-1'],
  ['aws-cn', 'cn-north-1'],
  ['aws-us-gov', 'us-gov-west-1'],
])

import type { Question } from '../../request/question.ts'
import type { ServiceRule } from './service-rule.ts'

/**
 * An access point whose network origin is a VPC takes requests from that VPC alone.
 *
 * Rule R10.8. Source: Amazon S3 User Guide, "Creating access points restricted to a virtual private cloud".
 */
export function networkOriginRule({ action, settings, context }: Question): ServiceRule | null {
  const vpc = settings.s3.accessPoint?.vpc ?? null
  if (vpc === null || managesAccessPoint(action.operation)) return null
  return context.get(vpcKey)?.values[0] === vpc
    ? null
    : { kind: 'stops', rule: 'R10.8', because: 'access-point-of-a-vpc' }
}

/** Context keys that decide on `networkOriginRule`, in lower case. */
export function keysOfNetworkOriginRule({ settings }: Question): readonly string[] {
  return (settings.s3.accessPoint?.vpc ?? null) === null ? [] : [vpcKey]
}

const vpcKey = 'aws:sourcevpc'

/** Is this an operation on the access point itself, such as s3:PutAccessPointPolicy? It asks nothing of the bucket. */
export function managesAccessPoint(operation: string): boolean {
  return operation.includes('accesspoint')
}

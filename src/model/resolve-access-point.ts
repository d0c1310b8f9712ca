import { compilePolicies, type InvalidDocument } from '#engine/compile/compile-policies.ts'
import type { Check } from '#engine/evaluate/authorize-all.ts'
import { checksThroughAccessPoint } from '#engine/evaluate/services/s3-access-points.ts'
import { placeOfAccessPoint } from '#engine/request/access-point.ts'
import type { RequestProblem } from '#engine/request/read-request.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import type { Caller } from './caller.ts'
import type { Resource } from './entities/entity.ts'
import type { Gap } from './gap.ts'
import { gather, type Ask, type Gathered } from './gather.ts'
import { mergedContext } from './request-context.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** The checks of a request, and what bears on it that isn't there or can't be read. */
export type Checks = {
  readonly checks: readonly Check[]
  readonly reasons: readonly (
    | Gap
    | ({ readonly kind: 'invalid-document' } & InvalidDocument)
    | { readonly kind: 'unusable-request'; readonly problem: RequestProblem }
  )[]
}

/** The access point that S3 is asked through; null for every other request, and where the workspace doesn't hold it. */
export function accessPointAsked(workspace: Workspace, { action, resource }: Ask): Resource | null {
  const arn = /^s3:/i.test(action) ? placeOfAccessPoint(resource)?.arn : undefined
  const found = arn === undefined ? undefined : entityOf(workspace, 'resource', arn)
  return found?.type === 's3-access-point' ? found : null
}

type Asked = { readonly ask: Ask; readonly accessPoint: Resource }

/**
 * The checks of a request through an access point: one by the policy of the access point and the RCPs of its account,
 * one by those of the bucket under it. What is blocked for the public on either side is blocked in both.
 *
 * A bucket that the workspace doesn't hold is a gap, since its policy must allow as well.
 *
 * Rules R10.7, R10.8. Source: Amazon S3 User Guide, "Configuring IAM policies for using access points".
 */
export function resolveAccessPoint(workspace: Workspace, caller: Caller, asked: Asked): Checks {
  const { ask, accessPoint } = asked
  const bucketArn = accessPoint.settings.bucket
  const bucket = bucketArn === null ? undefined : entityOf(workspace, 'resource', bucketArn)
  const isClosed = accessPoint.settings.networkOrigin === 'VPC' && accessPoint.settings.vpcId === null
  const unseen: Gap = { kind: 'unseen-resource', resource: bucketArn ?? accessPoint.arn }
  if (bucket === undefined || isClosed) return { checks: [], reasons: [unseen] }

  const key = placeOfAccessPoint(ask.resource)?.key ?? null
  const outer = gather(workspace, caller, ask)
  const inner = gather(workspace, caller, {
    ...ask,
    resource: key === null ? bucket.arn : `${bucket.arn}/${key}`,
  })
  const request = throughIt(outer, inner, { accessPoint, bucket })
  const gaps = [...outer.gaps, ...inner.gaps.filter((gap) => !outer.gaps.some((one) => isSame(one, gap)))]
  const atPoint = compilePolicies(outer.documents)
  if (!atPoint.ok) return { checks: [], reasons: [...gaps, { kind: 'invalid-document', ...atPoint.problem }] }
  const atBucket = compilePolicies(inner.documents)
  if (!atBucket.ok)
    return { checks: [], reasons: [...gaps, { kind: 'invalid-document', ...atBucket.problem }] }
  const policies = { accessPoint: atPoint.value, bucket: atBucket.value }
  const checks = checksThroughAccessPoint(request, policies)
  if (!checks.ok) return { checks: [], reasons: [{ kind: 'unusable-request', problem: checks.problem }] }
  const [first, second] = checks.value
  if (first === undefined || second === undefined) return { checks: checks.value, reasons: outer.gaps }
  return { checks: [first, { ...second, request: ofBucket(second.request, inner) }], reasons: gaps }
}

type Sides = { readonly accessPoint: Resource; readonly bucket: Resource }

function throughIt(outer: Gathered, inner: Gathered, { accessPoint, bucket }: Sides): AuthorizationRequest {
  const { networkOrigin, vpcId } = accessPoint.settings
  const way = {
    arn: accessPoint.arn,
    bucket: bucket.arn,
    bucketAccount: bucket.accountId,
    ...(networkOrigin === 'VPC' && vpcId !== null ? { vpc: vpcId } : {}),
  }
  const s3 = {
    ...outer.request.resourceSettings?.['s3'],
    ...inner.request.resourceSettings?.['s3'], // only what is on is named, so that the union is both
    accessPoint: way,
  }
  return { ...outer.request, resourceSettings: { s3 } }
}

const ofTheWay = /^s3:(?:dataaccesspointarn|dataaccesspointaccount|accesspointnetworkorigin)$/i

/** The bucket's side as it follows from the bucket, with the keys that tell of the access point. */
function ofBucket(request: AuthorizationRequest, inner: Gathered): AuthorizationRequest {
  const way = Object.entries(request.context ?? {}).filter(([name]) => ofTheWay.test(name))
  return { ...request, context: mergedContext(inner.request.context ?? {}, Object.fromEntries(way)) }
}

function isSame(one: Gap, other: Gap): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

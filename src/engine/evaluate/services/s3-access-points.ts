import type { CompiledPolicies } from '../../compile/compile-policies.ts'
import { placeOfAccessPoint, type AccessPoint } from '../../request/access-point.ts'
import { readRequest } from '../../request/read-request.ts'
import { settingProblem, type RequestProblem } from '../../request/request-problem.ts'
import type { AuthorizationRequest, RequestContext } from '../../request/request.ts'
import { ok, refused, type Result } from '../../result.ts'
import type { Check } from '../authorize-all.ts'
import { managesAccessPoint } from './s3-network-origin.ts'

/** The policies that bear on each side of an access point: of the caller the same, of the resource its own. */
export type AccessPointPolicies = {
  readonly accessPoint: CompiledPolicies
  readonly bucket: CompiledPolicies
}

/**
 * The checks that a request through an S3 access point comes to, for `authorizeAll`: one on the access point with its
 * policy, one on the bucket with the bucket policy. The access point is told by `resourceSettings.s3.accessPoint`, and
 * both checks carry s3:DataAccessPointArn, s3:DataAccessPointAccount and s3:AccessPointNetworkOrigin as they follow
 * from it, so that a bucket policy may delegate to its access points. A request about the access point itself
 * (s3:GetAccessPointPolicy …) is one check. Whose the object is, and what its ACL grants, bears on the bucket's side.
 *
 * The sources say that access point and bucket must both permit the request, not which of the two ARNs the caller's
 * own policies have to name: taken is that they are weighed on both sides, each with its ARN, as AWS says it of VPC
 * endpoint policies. That never allows what the looser reading would not.
 *
 * Refuses what `readRequest` refuses, a request without an access point (bad-context), and a resource that is not at
 * or below it (bad-resource).
 *
 * Rule R10.8. Source: Amazon S3 User Guide, "Configuring IAM policies for using access points".
 */
export function checksThroughAccessPoint(
  request: AuthorizationRequest,
  policies: AccessPointPolicies,
): Result<readonly Check[], RequestProblem> {
  const read = readRequest(request)
  if (!read.ok) return read
  const { settings, action } = read.value
  const { accessPoint } = settings.s3
  if (accessPoint === null) {
    return refused(settingProblem('bad-context', '/resourceSettings/s3/accessPoint', undefined))
  }
  const place = placeOfAccessPoint(request.resource)
  if (place?.arn !== accessPoint.arn)
    return refused(settingProblem('bad-resource', '/resource', request.resource))

  const context = { ...withoutKeys(request.context ?? {}), ...contextOf(accessPoint) }
  const s3 = request.resourceSettings?.['s3'] ?? {}
  const { objectOwner: _owner, ownershipControls: _controls, objectAcl: _acl, ...ofAccessPoint } = s3
  const outer: Check = {
    request: {
      ...request,
      resourceAccount: accessPoint.account,
      context,
      resourceSettings: { s3: ofAccessPoint },
    },
    policies: policies.accessPoint,
  }
  if (managesAccessPoint(action.operation)) return ok([outer])
  const inner: Check = {
    request: {
      ...request,
      resource: place.key === null ? accessPoint.bucket : `${accessPoint.bucket}/${place.key}`,
      resourceAccount: accessPoint.bucketAccount,
      context,
      resourceSettings: { s3 },
    },
    policies: policies.bucket,
  }
  return ok([outer, inner])
}

function contextOf({ arn, account, vpc }: AccessPoint): RequestContext {
  return {
    's3:DataAccessPointArn': arn,
    's3:DataAccessPointAccount': account,
    's3:AccessPointNetworkOrigin': vpc === null ? 'Internet' : 'VPC',
  }
}

const filledIn: ReadonlySet<string> = new Set([
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
  's3:accesspointnetworkorigin',
])

/** What follows from the access point is not the caller's to say. */
function withoutKeys(context: RequestContext): RequestContext {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !filledIn.has(key.toLowerCase())))
}

import type { RequestContext } from '#engine/request/request.ts'

/** What whoever calls may bring along; the same for every call. Calls to IAM are all made in one region. */
export function environmentsOf(action: string): readonly RequestContext[] {
  const regions = action.startsWith('iam:') ? ['us-east-1'] : ['us-east-1', 'eu-west-1']
  return regions.flatMap((region) => {
    const any = { 'aws:RequestedRegion': region, 'aws:CurrentTime': '2026-11-01T00:00:00Z' }
    return [
      any,
      { ...any, 'aws:MultiFactorAuthPresent': false },
      { ...any, 'aws:MultiFactorAuthPresent': true },
    ]
  })
}

/** What a call says where nothing in particular is meant: one that attaches or detaches a policy always names one. */
export function leastSaid(action: string): RequestContext {
  const namesOne = /^iam:(Attach|Detach)(User|Group|Role)Policy$/.test(action)
  return namesOne ? { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' } : {}
}

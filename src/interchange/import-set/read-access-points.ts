import type { JsonValue } from '#engine/text/json.ts'
import type { Resource } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { withUnread } from '#model/entities/unread.ts'

import type { Answer } from './answer.ts'
import { accessPointArn, arnAsked, bucketArn } from './arn-asked.ts'
import type { Draft } from './draft.ts'
import { field, objects, text } from './fields.ts'
import { policyIn, putResource, switchesOf } from './read-resources.ts'

/**
 * Read what S3 answers of access points, their buckets, policies and settings; false where the call is none of those, or
 * doesn't say what it is about.
 *
 * Source: Amazon S3 API Reference, "ListAccessPoints", "GetAccessPoint", "GetAccessPointPolicy".
 */
export function readAccessPoints(a: Answer, draft: Draft): boolean {
  switch (a.call) {
    case 's3control list-access-points':
      return readList(a, draft)
    case 's3control get-access-point':
      return putResource(draft, arnAsked(a), a.account, {
        settings: { ...placeOf(a.answer), blockPublicAccess: switchesOf(a.answer) },
      })
    case 's3control get-access-point-policy':
      return putResource(draft, arnAsked(a), a.account, { policy: policyIn(a.answer, 'Policy') })
    default:
      return false
  }
}

function readList({ answer, options, account }: Answer, draft: Draft): boolean {
  const owner = options['account-id'] ?? account
  const isRead = objects(answer, 'AccessPointList').map((one) => {
    const asked = { region: options['region'], account: owner, name: text(one, 'Name') }
    const itsArn = text(one, 'AccessPointArn') ?? accessPointArn(asked)
    const isNew = itsArn !== null && draft.entity('resource', itsArn) === undefined
    if (!putResource(draft, itsArn, owner, { settings: placeOf(one) })) return false
    const put = itsArn === null ? undefined : draft.entity('resource', itsArn)
    // the list doesn't tell what is blocked there
    if (isNew && put !== undefined) draft.put(withUnread(put, 'blockPublicAccess'))
    return true
  })
  return isRead.every(Boolean)
}

/** What is under an access point, and where requests to it may come from. */
function placeOf(one: JsonValue): Partial<Resource['settings']> {
  const bucket = bucketArn(text(one, 'Bucket'))
  const origin = text(one, 'NetworkOrigin')
  return {
    bucket: bucket === null ? null : arn(bucket),
    networkOrigin: origin === 'VPC' || origin === 'Internet' ? origin : null,
    vpcId: text(field(one, 'VpcConfiguration'), 'VpcId'),
  }
}

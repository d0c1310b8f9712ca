import type { Principal } from '../../request/principal.ts'
import type { KeyHolder } from './proposal.ts'

/** Who the caller is: another value would be another caller's request. */
const ofIdentity = [
  /^aws:principal(arn|account|type|isawsservice|servicename|servicenameslist|orgid|orgpaths)$/,
  /^aws:(userid|username|federatedprovider|assumedroot)$/,
  /^aws:ec2instancesource(vpc|privateipv4)$/,
  /^ec2:(sourceinstancearn|roledelivery)$/,
  /^lambda:sourcefunctionarn$/,
  /^kms:calleraccount$/,
  /^saml:(sub|sub_type|namequalifier|iss)$/,
  /^(?!aws:|sts:|iam:|s3:|kms:).*:(sub|id|user_id|email)$/,
]

/** What the resource is: its owner and organization don't change with a call. */
const ofOwner = [/^aws:resource(account|orgid|orgpaths)$/, /^s3:resourceaccount$/]

/** Sent only where a service calls for another resource (R6.8). */
const ofServices = [/^aws:source(arn|account|orgid|orgpaths)$/]

/**
 * Who would have to bring another value of the key (in lower case)? Null where no such request could come of this
 * caller on this resource: the key says who or what these are.
 *
 * Rules R6.1 to R6.16. Source: IAM User Guide, "AWS global condition context keys".
 */
export function keyHolder(folded: string, { kind }: Principal): KeyHolder | null {
  const isFixed = [...ofIdentity, ...ofOwner].some((pattern) => pattern.test(folded))
  if (isFixed || (kind !== 'service' && ofServices.some((pattern) => pattern.test(folded)))) return null
  if (folded.startsWith('aws:principaltag/')) return hasTags(kind) ? 'caller-tags' : null
  return /^[^:]+:(resourcetag|existingobjecttag)\//.test(folded) ? 'resource' : 'call'
}

/** Users and role sessions carry tags; the root user has none (R6.6). */
function hasTags(kind: Principal['kind']): boolean {
  return kind === 'user' || kind === 'role-session' || kind === 'federated-user'
}

import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'

import { statementsOf, type RawStatement, type Situation } from './applying.ts'
import { textsOf } from './holding.ts'
import { grantOf, strongest, type Grant } from './naming.ts'

/** What a service holds besides the policies: it allows whatever they say, stops, or passes over the resource's Denies. */
export type Says = 'allows' | 'stops' | 'ignores-resource-denies' | null

/** Rules R2.19, R3.5, R3.8, R7.15, R9.7, R9.9, R9.10, R9.15, R9.17, R10.3 to R10.7, R10.11. */
export function serviceSays(situation: Situation, { resource }: PolicyDocuments): Says {
  const { caller, request } = situation
  const [service = ''] = request.action.toLowerCase().split(':')
  if (caller.kind === 'anonymous' && !takesUnsigned(situation)) return 'stops'
  const partition = request.resource.split(':')[1]
  if (caller.partition !== null && request.resource !== '*' && partition !== caller.partition) return 'stops'
  switch (service) {
    case 'sts':
      return credentialsSay(situation) ?? signInSays(situation)
    case 'iam':
      return credentialsSay(situation) ?? (isFixedByAws(situation) ? 'stops' : null)
    case 'kms':
      return kmsSays(situation)
    case 's3':
      return s3Says(situation, resource?.document)
    default:
      return null
  }
}

function takesUnsigned({ request, context }: Situation): boolean {
  const [service = '', operation] = request.action.toLowerCase().split(':')
  if (request.resource === '*') return false
  if (service !== 'lambda') return ['s3', 'sqs', 'sns', 'es', 'execute-api', 'mediastore'].includes(service)
  const isViaUrl = String(context['lambda:invokedviafunctionurl']).toLowerCase() === 'true'
  return operation === 'invokefunctionurl' || (operation === 'invokefunction' && isViaUrl)
}

function credentialsSay({ caller, request, context, account }: Situation): Says {
  const action = request.action.toLowerCase()
  const { kind } = caller
  const isCall = !['iam:passrole', 'sts:tagsession', 'sts:setsourceidentity'].includes(action)
  if (action === 'sts:getcalleridentity')
    return kind === 'federated' || kind === 'anonymous' ? null : 'allows'
  if (kind === 'federated-user' && isCall) return 'stops'
  if (request.credentials === 'session-token' && isCall) {
    const hasMfa = String(context['aws:multifactorauthpresent']).toLowerCase() === 'true'
    if (action.startsWith('iam:') ? !hasMfa : action !== 'sts:assumerole') return 'stops'
  }
  if (action === 'sts:getsessiontoken' && (kind === 'user' || kind === 'root')) return 'allows'
  if (/^sts:get(session|federation)token$/.test(action) && kind === 'role') return 'stops'
  if (action === 'sts:assumerole' && kind === 'root') return 'stops'
  const isElsewhere = caller.account !== null && account !== null && caller.account !== account
  return action === 'iam:passrole' && isElsewhere ? 'stops' : null
}

/** Of the changes that random requests ask for: of a service-linked role its tags may be changed, of a reserved one nothing. */
function isFixedByAws({ caller, request }: Situation): boolean {
  if (caller.kind === 'service' || caller.role?.includes(':role/aws-service-role/') === true) return false
  const isTagging = request.action.toLowerCase() === 'iam:tagrole'
  if (!isTagging && request.action.toLowerCase() !== 'iam:putrolepolicy') return false
  return (
    request.resource.includes(':role/aws-reserved/') ||
    (!isTagging && request.resource.includes(':role/aws-service-role/'))
  )
}

function signInSays({ caller, request }: Situation): Says {
  const action = request.action.toLowerCase()
  const isFederated = caller.kind === 'federated'
  const isSaml = isFederated && /^arn:[^:]*:iam::[^:]*:saml-provider\//.test(caller.name)
  const isOidc = isFederated && /^(?!arn:)|^arn:[^:]*:iam::[^:]*:oidc-provider\//.test(caller.name)
  if (action === 'sts:assumerolewithsaml') return isSaml ? null : 'stops'
  if (action === 'sts:assumerolewithwebidentity') return isOidc ? null : 'stops'
  return isFederated && !/^sts:(tagsession|setsourceidentity)$/.test(action) ? 'stops' : null
}

const acrossAccounts = /^kms:(creategrant|decrypt|describekey|retiregrant)$/
const aliasEdit = /^kms:(create|update|delete)alias$/

function kmsSays(situation: Situation): Says {
  const { caller, request, account } = situation
  const action = request.action.toLowerCase()
  if (caller.account !== null && caller.account !== account && !acrossAccounts.test(action)) return 'stops'
  if (aliasEdit.test(action)) return request.resource.includes(':alias/aws/') ? 'stops' : null
  return action === 'kms:schedulekeydeletion' && isKeyOfAws(situation) ? 'stops' : null
}

export function isKeyOfAws({ request }: Situation): boolean {
  const { kms = {} } = request.resourceSettings ?? {}
  return kms['keyManager'] === 'AWS' || request.resource.includes(':alias/aws/')
}

/** A key is asked about by its own ARN, or by its alias where that isn't what is edited (R10.1). */
export function asksKey({ request }: Situation): boolean {
  if (request.resource === '*') return true
  const isAlias = request.resource.includes(':alias/') && !aliasEdit.test(request.action.toLowerCase())
  return request.resource.includes(':key/') || isAlias
}

function s3Says(situation: Situation, document: unknown): Says {
  const { caller, request, context, account } = situation
  const { s3 = {} } = request.resourceSettings ?? {}
  const [, operation = ''] = request.action.toLowerCase().split(':')
  const writesAcl = /^(putobject|putobjectacl|putbucketacl|createbucket)$/.test(operation)
  if (s3['blockPublicAcls'] === true && writesAcl && context['s3:x-amz-acl'] === 'public-read') return 'stops'
  const puts = operation === 'putbucketpolicy' && s3['policyToPut'] !== undefined
  if (s3['blockPublicPolicy'] === true && puts && isPublic(s3['policyToPut'])) return 'stops'

  const isOwner = account !== null && caller.account === account
  if (caller.kind === 'root' && isOwner && /^(get|put|delete)bucketpolicy$/.test(operation)) {
    return 'ignores-resource-denies'
  }
  const owner = foreignOwner(situation)
  if (owner !== null && caller.account !== owner) return 'stops'
  const isRestricted = s3['restrictPublicBuckets'] === true && !isOwner && caller.kind !== 'service'
  return isRestricted && isPublic(document) ? 'stops' : null
}

/** The account that the object belongs to, where it isn't the bucket's (R10.6). */
function foreignOwner({ request, account }: Situation): string | null {
  const { s3 = {} } = request.resourceSettings ?? {}
  const { objectOwner, ownershipControls } = s3
  const underAcl = /^s3:(getobject|getobjectacl|putobjectacl)$/i.test(request.action)
  const isForeign = typeof objectOwner === 'string' && objectOwner !== account
  return underAcl && isForeign && ownershipControls !== 'BucketOwnerEnforced' ? objectOwner : null
}

/** R10.7, for the keys that random policies ask about. */
export function isPublic(document: unknown): boolean {
  return document !== undefined && statementsOf(document).some(isPublicStatement)
}

function isPublicStatement({ Effect, Principal, Condition }: RawStatement): boolean {
  const texts = Principal === '*' ? ['*'] : textsOf(Object(Principal).AWS ?? [])
  if (Effect !== 'Allow' || !texts.includes('*')) return false
  return !Object.entries(Object(Condition)).some(([operator, keys]) =>
    Object.entries(Object(keys)).some(([key, values]) => pins(operator, key, textsOf(values))),
  )
}

function pins(operator: string, key: string, values: readonly string[]): boolean {
  if (/Not|Null|IfExists|ForAll|Numeric|Date|Bool|Binary/.test(operator)) return false
  if (key === 'aws:SourceIp') {
    return values.length > 0 && values.every((value) => narrow.has(value))
  }
  if (!['aws:PrincipalArn', 'aws:PrincipalOrgID', 'aws:username', 'aws:SourceArn'].includes(key)) return false
  return values.every((value) => !/[*?]|\$\{/.test(value))
}

/** Of the blocks in random policies, those that aren't broader than /8 (IPv4) or /32 (IPv6). */
const narrow: ReadonlySet<string> = new Set([
  '10.0.0.0/8',
  '10.1.2.3',
  '203.0.113.0/24',
  '2001:db8::/32',
  '::ffff:10.1.2.3',
])

/** What lets the caller in besides the resource's policy: a grant on the key, or owning the object. */
export function standingGrant(situation: Situation): Grant {
  const [service] = situation.request.action.toLowerCase().split(':')
  if (service === 's3') {
    const owner = foreignOwner(situation)
    return owner !== null && owner === situation.caller.account ? 'account' : 'none'
  }
  return strongest(grantsReached(situation))
}

/** How far each grant on the key goes for this caller; none where no key is named (R10.2). */
export function grantsReached(situation: Situation): readonly Grant[] {
  const { request } = situation
  if (!request.action.toLowerCase().startsWith('kms:')) return []
  if (request.resource === '*' || !asksKey(situation)) return []
  const grants = textless(situation.request.resourceSettings?.['kms']?.['grants'])
  return grants
    .filter((grant) => grantAllows(grant, situation))
    .map((grant) => grantOf({ AWS: grant['grantee'] }, situation.caller, situation.context))
}

function textless(value: unknown): readonly RawStatement[] {
  return Array.isArray(value) ? value : []
}

function grantAllows({ operations, constraints }: RawStatement, { request, context }: Situation): boolean {
  const folded = new Set(textsOf(operations).map((operation) => operation.toLowerCase()))
  const [, operation = ''] = request.action.toLowerCase().split(':')
  if (!folded.has(operation)) return false
  if (operation === 'creategrant') {
    const handed = textsOf(context['kms:grantoperations'] ?? []).map((each) => each.toLowerCase())
    return handed.length > 0 && handed.every((each) => folded.has(each))
  }
  const isConstrained = Object.keys(Object(constraints)).length > 0
  return operation !== 'decrypt' || !isConstrained || context['kms:encryptioncontext:team'] === 'b'
}

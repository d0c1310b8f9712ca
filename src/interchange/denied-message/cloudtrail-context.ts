import type { ContextValue, RequestContext } from '#engine/request/request.ts'
import { jsonListOf } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import { memberAt, memberText } from './json-members.ts'

type Key = readonly [key: string, value: ContextValue | readonly ContextValue[] | null]

/**
 * The keys of the request that an event tells: of the network, the session, and the call itself. Keys that follow from
 * who calls and what is asked for (`aws:PrincipalArn`, `aws:ResourceAccount` …) are left to the model.
 *
 * Rules R6.3, R6.8. Source: IAM User Guide, "AWS global condition context keys".
 */
export function contextOfEvent(event: JsonObject, action: string | null): RequestContext {
  const keys: readonly Key[] = [
    ...network(event),
    ...session(memberAt(event, 'userIdentity')),
    ['aws:RequestedRegion', memberText(event, 'awsRegion')],
    ['aws:CurrentTime', memberText(event, 'eventTime')],
    ...call(memberAt(event, 'requestParameters'), action ?? ''),
  ]
  return Object.fromEntries(keys.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])))
}

/** An address of a service (`s3.amazonaws.com`) or `AWS Internal` is none: such a call has no `aws:SourceIp`. */
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f:]*:[\da-f:]+)$/i

function network(event: JsonObject): Key[] {
  const source = memberText(event, 'sourceIPAddress')
  const endpoint = memberText(event, 'vpcEndpointId')
  const ip = source !== null && address.test(source) ? source : null
  const userAgent = memberText(event, 'userAgent')?.replace(/^\[(.*)\]$/s, '$1') ?? null
  const service = memberText(event, 'userIdentity', 'invokedBy')
  const via =
    service !== null &&
    service.endsWith('.amazonaws.com') &&
    memberText(event, 'userIdentity', 'type') !== 'AWSService'
  return [
    // through a VPC endpoint the address is one of the VPC, which `aws:SourceIp` doesn't carry
    [endpoint === null ? 'aws:SourceIp' : 'aws:VpcSourceIp', ip],
    ['aws:SourceVpce', endpoint],
    ['aws:UserAgent', userAgent],
    ['aws:SecureTransport', isJsonObject(memberAt(event, 'tlsDetails')) ? true : null],
    ...(via
      ? ([
          ['aws:ViaAWSService', true],
          ['aws:CalledVia', [service]],
        ] as const)
      : []),
  ]
}

function session(identity: JsonValue): Key[] {
  const attributes = memberAt(identity, 'sessionContext', 'attributes')
  const mfa = memberText(attributes, 'mfaAuthenticated')
  return [
    ['aws:MultiFactorAuthPresent', mfa === null ? null : mfa === 'true'],
    ['aws:TokenIssueTime', memberText(attributes, 'creationDate')],
    ['aws:SourceIdentity', memberText(identity, 'sessionContext', 'sourceIdentity')],
    [
      'aws:FederatedProvider',
      memberText(identity, 'sessionContext', 'webIdFederationData', 'federatedProvider'),
    ],
  ]
}

/** Parameters that are condition keys of the service asked. */
const parameterKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  s3: {
    prefix: 's3:prefix',
    delimiter: 's3:delimiter',
    'max-keys': 's3:max-keys',
    'x-amz-acl': 's3:x-amz-acl',
    'x-amz-server-side-encryption': 's3:x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id': 's3:x-amz-server-side-encryption-aws-kms-key-id',
  },
  sts: {
    roleSessionName: 'sts:RoleSessionName',
    externalId: 'sts:ExternalId',
    sourceIdentity: 'sts:SourceIdentity',
  },
  ec2: { instanceType: 'ec2:InstanceType' },
}

function call(parameters: JsonValue, action: string): Key[] {
  const service = action.slice(0, action.indexOf(':'))
  const named = Object.entries(parameterKeys[service] ?? {}).map(([name, key]): Key => [
    key,
    memberText(parameters, name),
  ])
  const encryption = memberAt(parameters, 'encryptionContext')
  if (service !== 'kms' || !isJsonObject(encryption)) return named
  const pairs = Object.entries(encryption).flatMap(([name, value]): Key[] =>
    typeof value === 'string' ? [[`kms:EncryptionContext:${name}`, value]] : [],
  )
  return [...named, ...pairs, ['kms:EncryptionContextKeys', Object.keys(encryption)]]
}

/** Keys and values as `sts decode-authorization-message` lists them. Those of its own bookkeeping are left out. */
export function contextOfDecoded(conditions: JsonValue): RequestContext {
  const items = jsonListOf(memberAt(conditions, 'items'))
  const pairs = items.flatMap((item): [string, readonly string[]][] => {
    const key = memberText(item, 'key')
    const values = jsonListOf(memberAt(item, 'values', 'items'))
      .map((value) => memberText(value, 'value'))
      .filter((value) => value !== null)
    return key === null || values.length === 0 || bookkeeping.has(key.toLowerCase()) ? [] : [[key, values]]
  })
  return Object.fromEntries(
    pairs.map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

/** Keys that the decoded message has for the parts of the resource's ARN; no policy can ask for them. */
const bookkeeping = new Set([
  'aws:account',
  'aws:arn',
  'aws:id',
  'aws:region',
  'aws:resource',
  'aws:service',
  'aws:type',
])

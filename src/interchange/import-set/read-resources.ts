import type { JsonValue } from '#engine/text/json.ts'
import type { Resource, ResourceType } from '#model/entities/entity.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { takesPolicy } from '#model/entities/resource-arn.ts'
import { noSettings, ownershipControls, type BlockPublicAccess } from '#model/entities/resource-settings.ts'
import { unreadParts, withRead, withUnread } from '#model/entities/unread.ts'

import { readPolicyText } from '../authorization-details/policy-text.ts'
import type { Answer } from './answer.ts'
import { arnAsked, arnIn, bucketArn, queueArn } from './arn-asked.ts'
import type { Draft } from './draft.ts'
import { field, objects, tagsOf, text, texts } from './fields.ts'

/**
 * Read what services answer of resources, their policies and settings; false where the call is none of those, or
 * doesn't say what it is about.
 */
export function readResources(answer: Answer, draft: Draft): boolean {
  const reader = readers.get(answer.call)
  if (reader === undefined) return false
  return reader(answer, draft) || answer.error !== null
}

/**
 * Keep what AWS refused to tell of a resource as unread: its policy, which stays so until an answer tells it, and
 * grants, aliases or Block Public Access, unless the workspace or another file knows them.
 */
export function noteUnread(answer: Answer, draft: Draft): void {
  const itsArn = arnAsked(answer)
  if (itsArn === null || !putResource(draft, itsArn, answer.account, {})) return
  const part = partRefused.get(answer.call)
  const resource = draft.entity('resource', itsArn)
  if (part === undefined || resource === undefined || draft.isOld(itsArn)) return
  const told = resource.settings[part]
  if (told === null || (Array.isArray(told) && told.length === 0)) draft.put(withUnread(resource, part))
}

const partRefused: ReadonlyMap<string, 'grants' | 'aliases' | 'blockPublicAccess'> = new Map([
  ['kms list-aliases', 'aliases'],
  ['s3control get-access-point', 'blockPublicAccess'],
  ['s3api get-public-access-block', 'blockPublicAccess'],
  ['kms list-grants', 'grants'],
])

type Reader = (answer: Answer, draft: Draft) => boolean
type Found = Partial<Omit<Resource, 'settings'>> & { readonly settings?: Partial<Resource['settings']> }

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    's3api list-buckets',
    (a, draft) =>
      each(objects(a.answer, 'Buckets'), (one) =>
        putResource(draft, bucketArn(text(one, 'Name')), a.account, {}),
      ),
  ],
  [
    's3api get-bucket-policy',
    (a, draft) =>
      putResource(draft, bucketArn(a.options['bucket']), a.account, { policy: policyIn(a.answer, 'Policy') }),
  ],
  [
    's3api get-public-access-block',
    (a, draft) =>
      putResource(draft, bucketArn(a.options['bucket']), a.account, {
        settings: { blockPublicAccess: switchesOf(a.answer) },
      }),
  ],
  [
    's3api get-bucket-ownership-controls',
    (a, draft) => {
      const [rule] = objects(field(a.answer, 'OwnershipControls'), 'Rules')
      const found = ownershipControls.find((one) => one === text(rule, 'ObjectOwnership')) ?? null
      return putResource(draft, bucketArn(a.options['bucket']), a.account, {
        settings: { ownershipControls: found },
      })
    },
  ],
  [
    's3control get-public-access-block',
    (a, draft) => {
      const id = a.options['account-id'] ?? a.account
      if (id === null || !/^\d{12}$/.test(id)) return false
      const account = draft.entity('account', `account/${id}`) ?? newAccount(accountId(id), id, 'own')
      draft.put({ ...account, blockPublicAccess: switchesOf(a.answer) })
      return true
    },
  ],
  ['kms list-keys', listed('Keys', (key) => text(key, 'KeyArn'))],
  ['kms get-key-policy', policyOfAsked('Policy')],
  ['kms list-grants', readGrants],
  [
    'kms list-aliases',
    (a, draft) =>
      putResource(draft, a.options['key-id'] ?? null, a.account, {
        settings: { aliases: objects(a.answer, 'Aliases').flatMap((one) => text(one, 'AliasName') ?? []) },
      }),
  ],
  [
    'sqs list-queues',
    (a, draft) =>
      each(texts(a.answer, 'QueueUrls'), (url) => putResource(draft, queueArn(url), a.account, {})),
  ],
  ['sqs get-queue-attributes', (a, draft) => fromAttributes(a, draft, 'QueueArn')],
  ['sns list-topics', listed('Topics', (topic) => text(topic, 'TopicArn'))],
  ['sns get-topic-attributes', (a, draft) => fromAttributes(a, draft, 'TopicArn')],
  [
    'lambda list-functions',
    (a, draft) =>
      each(objects(a.answer, 'Functions'), (one) => {
        const role = text(one, 'Role')
        return putResource(draft, text(one, 'FunctionArn'), a.account, {
          executionRole: role === null ? null : arn(role),
        })
      }),
  ],
  ['lambda get-policy', policyOfAsked('Policy')],
  [
    'secretsmanager list-secrets',
    (a, draft) =>
      each(objects(a.answer, 'SecretList'), (one) =>
        putResource(draft, text(one, 'ARN'), a.account, { tags: tagsOf(one) }),
      ),
  ],
  [
    'secretsmanager get-resource-policy',
    (a, draft) =>
      putResource(draft, text(a.answer, 'ARN') ?? arnAsked(a), a.account, {
        policy: policyIn(a.answer, 'ResourcePolicy'),
      }),
  ],
  [
    'dynamodb list-tables',
    (a, draft) =>
      each(texts(a.answer, 'TableNames'), (name) =>
        putResource(draft, arnIn(a.options['region'], a.account, `dynamodb table/${name}`), a.account, {}),
      ),
  ],
  ['dynamodb get-resource-policy', policyOfAsked('Policy')],
  ['ecr describe-repositories', listed('repositories', (one) => text(one, 'repositoryArn'))],
  [
    'ecr get-repository-policy',
    (a, draft) => {
      const [owner, name] = [text(a.answer, 'registryId') ?? a.account, text(a.answer, 'repositoryName')]
      const itsArn = name === null ? arnAsked(a) : arnIn(a.options['region'], owner, `ecr repository/${name}`)
      return putResource(draft, itsArn, owner, { policy: policyIn(a.answer, 'policyText') })
    },
  ],
  ['resourcegroupstaggingapi get-resources', readTags],
  ['ec2 describe-vpc-endpoints', readEndpoints],
  ['ec2 describe-instances', readInstances],
])

/** What a call lists, of which others tell more. */
function listed(name: string, arnOf: (one: JsonValue) => string | null): Reader {
  return (a, draft) => each(objects(a.answer, name), (one) => putResource(draft, arnOf(one), a.account, {}))
}

/** The policy of what the call asked about. */
function policyOfAsked(name: string): Reader {
  return (a, draft) => putResource(draft, arnAsked(a), a.account, { policy: policyIn(a.answer, name) })
}

/** Tags of whatever other answers told of. */
function readTags({ answer, account }: Answer, draft: Draft): boolean {
  return each(objects(answer, 'ResourceTagMappingList'), (one) => {
    const itsArn = text(one, 'ResourceARN')
    if (itsArn === null || draft.entity('resource', itsArn) === undefined) return itsArn !== null
    return putResource(draft, itsArn, account, { tags: tagsOf(one) })
  })
}

function readGrants({ answer, options, account }: Answer, draft: Draft): boolean {
  const list = objects(answer, 'Grants')
  const grants = list.flatMap((grant) => {
    const grantee = text(grant, 'GranteePrincipal')
    if (grantee === null) return []
    const equals = stringMap(field(field(grant, 'Constraints'), 'EncryptionContextEquals'))
    const subset = stringMap(field(field(grant, 'Constraints'), 'EncryptionContextSubset'))
    const constraints = {
      ...(equals && { encryptionContextEquals: equals }),
      ...(subset && { encryptionContextSubset: subset }),
    }
    const limits = Object.keys(constraints).length === 0 ? {} : { constraints }
    return [{ grantee, operations: texts(grant, 'Operations'), ...limits }]
  })
  return putResource(draft, options['key-id'] ?? text(list[0], 'KeyId'), account, { settings: { grants } })
}

function stringMap(value: JsonValue | undefined): Record<string, string> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? [[key, one]] : [])),
  )
}

function fromAttributes({ answer, account }: Answer, draft: Draft, name: string): boolean {
  const attributes = field(answer, 'Attributes')
  return putResource(draft, text(attributes, name), account, { policy: policyIn(attributes, 'Policy') })
}

function readEndpoints({ answer, options, account }: Answer, draft: Draft): boolean {
  return each(objects(answer, 'VpcEndpoints'), (one) => {
    const [id, owner] = [text(one, 'VpcEndpointId'), text(one, 'OwnerId') ?? account]
    const region =
      options['region'] ?? /^com\.amazonaws\.([a-z0-9-]+)\./.exec(text(one, 'ServiceName') ?? '')?.[1]
    if (id === null || owner === null || region === undefined) return false
    return putResource(draft, `arn:aws:ec2:${region}:${owner}:vpc-endpoint/${id}`, owner, {
      policy: policyIn(one, 'PolicyDocument'),
      settings: { vpcId: text(one, 'VpcId'), serviceName: text(one, 'ServiceName') },
      tags: tagsOf(one),
    })
  })
}

function readInstances({ answer, options, account }: Answer, draft: Draft): boolean {
  return each(objects(answer, 'Reservations'), (reservation) => {
    const owner = text(reservation, 'OwnerId') ?? account
    return each(objects(reservation, 'Instances'), (one) => {
      const zone = text(field(one, 'Placement'), 'AvailabilityZone')
      const region = options['region'] ?? zone?.replace(/[a-z]$/, '')
      const [id, profile] = [text(one, 'InstanceId'), text(field(one, 'IamInstanceProfile'), 'Arn')]
      if (id === null || owner === null || region === undefined) return false
      return putResource(draft, `arn:aws:ec2:${region}:${owner}:instance/${id}`, owner, {
        instanceProfile: profile === null ? null : arn(profile),
        tags: tagsOf(one),
      })
    })
  })
}

function each<Item>(items: readonly Item[], read: (item: Item) => boolean): boolean {
  return items.map(read).every(Boolean)
}

/** The policy in a field, also where it stands as text; null where there is none. */
export function policyIn(value: JsonValue | undefined, name: string): JsonValue {
  return readPolicyText(field(value, name) ?? null)
}

/** What S3 is told to block; null where none of it is set. */
export function switchesOf(answer: JsonValue): BlockPublicAccess | null {
  if (answer === null) return null
  const block = field(answer, 'PublicAccessBlockConfiguration')
  const isOn = (name: string) => field(block, name) === true
  return {
    blockPublicAcls: isOn('BlockPublicAcls'),
    ignorePublicAcls: isOn('IgnorePublicAcls'),
    blockPublicPolicy: isOn('BlockPublicPolicy'),
    restrictPublicBuckets: isOn('RestrictPublicBuckets'),
  }
}

/** What ARNs of each type look like behind their account. */
const shapes: readonly (readonly [service: string, prefix: string, type: ResourceType])[] = [
  ['s3', 'accesspoint/', 's3-access-point'],
  ['s3', '', 's3-bucket'],
  ['kms', 'key/', 'kms-key'],
  ['sqs', '', 'sqs-queue'],
  ['sns', '', 'sns-topic'],
  ['lambda', 'function:', 'lambda-function'],
  ['secretsmanager', 'secret:', 'secret'],
  ['ec2', 'instance/', 'ec2-instance'],
  ['ec2', 'vpc-endpoint/', 'vpc-endpoint'],
  ['dynamodb', 'table/', 'dynamodb-table'],
  ['ecr', 'repository/', 'ecr-repository'],
]

/**
 * Put what was found of a resource beside what is known of it; false where its ARN or its account can't be told. The
 * policy of one that is new is unread until something tells it.
 */
export function putResource(
  draft: Draft,
  itsArn: string | null,
  asking: string | null,
  found: Found,
): boolean {
  const [, service = '', account = '', rest = ''] =
    /^arn:[^:]*:([^:]+):[^:]*:([^:]*):(.+)$/s.exec(itsArn ?? '') ?? []
  const owner = account === '' ? asking : account
  if (itsArn === null || rest === '' || owner === null || !/^\d{12}$/.test(owner)) return false
  const shape = shapes.find(([of, prefix]) => of === service && rest.startsWith(prefix))
  const type = shape?.[2] ?? 'generic'
  const known: Resource = draft.entity('resource', itsArn) ?? {
    kind: 'resource',
    id: itsArn,
    arn: arn(itsArn),
    accountId: accountId(owner),
    type,
    name: shape === undefined ? itsArn : rest.slice(shape[1].length),
    policy: null,
    executionRole: null,
    instanceProfile: null,
    settings: noSettings,
    tags: {},
    ...(takesPolicy(type) ? { unread: ['policy'] } : {}),
  }
  const read = unreadParts.filter((part) => part in (part === 'policy' ? found : (found.settings ?? {})))
  draft.put(withRead({ ...known, ...found, settings: { ...known.settings, ...found.settings } }, read))
  return true
}

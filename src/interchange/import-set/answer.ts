import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import { isObject } from '../authorization-details/entry.ts'

/** What one call of the AWS CLI answered. */
export type Answer = {
  /** Service and operation: `iam list-access-keys`. */
  readonly call: string
  /** The options of the call by name, without `--`. Empty where only the answer is known. */
  readonly options: Readonly<Record<string, string>>
  /** Null where the call failed. */
  readonly answer: JsonValue
  /** AWS's code of the error; null where the call succeeded. */
  readonly error: string | null
  readonly pointer: string
  /** The account whose credentials asked, where that is known. */
  readonly account: string | null
}

/**
 * A file that `rolescape-collect.sh` wrote, or a list of several: the answers of its calls, in their order; null for any
 * other JSON.
 */
export function collectedAnswers(json: JsonValue): Answer[] | null {
  if (!Array.isArray(json)) return answersOfOne(json, '')
  const all = json.map((one: JsonValue, i) => answersOfOne(one, `/${i}`))
  return all.length === 0 || all.includes(null) ? null : all.flatMap((one) => one ?? [])
}

function answersOfOne(json: JsonValue, at: string): Answer[] | null {
  if (!isObject(json) || json['rolescapeCollect'] !== 1 || !Array.isArray(json['answers'])) return null
  const account = typeof json['account'] === 'string' ? json['account'] : null
  return json['answers'].flatMap((entry: JsonValue, i): Answer[] => {
    if (!isObject(entry) || !Array.isArray(entry['command'])) return []
    const [service = '', operation = '', ...words] = entry['command'].map(String)
    const error = typeof entry['error'] === 'string' ? entry['error'] : null
    const pointer = `${at}/answers/${i}/${error === null ? 'answer' : 'error'}`
    const answer = entry['answer'] ?? null
    return [{ call: `${service} ${operation}`, options: optionsOf(words), answer, error, pointer, account }]
  })
}

/** Errors by which AWS says that there is nothing to tell, not that it won't. */
const sayNothingIsThere = new Set([
  'NoSuchEntity',
  'NoSuchBucketPolicy',
  'NoSuchPublicAccessBlockConfiguration',
  'NoSuchAccessPointPolicy',
  'OwnershipControlsNotFoundError',
  'PolicyNotFoundException',
  'RepositoryPolicyNotFoundException',
  'ResourceNotFoundException',
  'AWSOrganizationsNotInUseException',
])

/** Did AWS refuse the call, or fail at it, so that nobody knows what it would have told? */
export function isRefused({ error }: Answer): boolean {
  return error !== null && !sayNothingIsThere.has(error)
}

/** The words of the call: `s3api get-bucket-policy --bucket files`. */
export function wordsOf({ call, options }: Answer): string {
  return [call, ...Object.entries(options).map(([name, value]) => `--${name} ${value}`)].join(' ')
}

function optionsOf(words: readonly string[]): Record<string, string> {
  const options: Record<string, string> = {}
  for (const [i, word] of words.entries()) {
    if (word.startsWith('--')) options[word.slice(2)] = words[i + 1] ?? ''
  }
  return options
}

/** Stands for the call of a file in which a person states resources with their policies. */
export const statedResources = 'rolescape resources'

const statedFields: ReadonlySet<string> = new Set(['Arn', 'AccountId', 'Policy', 'Tags'])

/** Is it a list of resources with their policies? Entries may lack what they should have. */
function isStatedResources(json: readonly JsonValue[]): boolean {
  const entries = json.filter((one): one is JsonObject => isObject(one))
  if (entries.length < json.length || !entries.some((one) => 'Arn' in one)) return false
  return (
    entries.every((one) => 'Arn' in one && 'Policy' in one) ||
    entries.every((one) => Object.keys(one).every((name) => statedFields.has(name)))
  )
}

/** By which field of its answer a call is known. Those that don't say what they are about can't be told so. */
const callOfField = new Map([
  ['Organization', 'organizations describe-organization'],
  ['Roots', 'organizations list-roots'],
  ['OrganizationalUnits', 'organizations list-organizational-units-for-parent'],
  ['Accounts', 'organizations list-accounts'],
  ['AccessKeyMetadata', 'iam list-access-keys'],
  ['MFADevices', 'iam list-mfa-devices'],
  ['LoginProfile', 'iam get-login-profile'],
  ['AccountAliases', 'iam list-account-aliases'],
  ['PasswordPolicy', 'iam get-account-password-policy'],
  ['InstanceProfiles', 'iam list-instance-profiles'],
  ['Users', 'iam list-users'],
  ['Buckets', 's3api list-buckets'],
  ['Functions', 'lambda list-functions'],
  ['ResourcePolicy', 'secretsmanager get-resource-policy'],
  ['VpcEndpoints', 'ec2 describe-vpc-endpoints'],
  ['Reservations', 'ec2 describe-instances'],
  ['AccessPointList', 's3control list-access-points'],
  ['Grants', 'kms list-grants'],
  ['Aliases', 'kms list-aliases'],
  ['Resources', statedResources],
  ['ResourceTagMappingList', 'resourcegroupstaggingapi get-resources'],
])

/** The answers that stand in a file of plain JSON: one answer, several in one object, or a list of either. */
export function plainAnswers(json: JsonValue, pointer: string): Answer[] {
  if (Array.isArray(json)) {
    if (isStatedResources(json)) return [plainAnswer(statedResources, { Resources: json }, pointer)]
    return json.flatMap((one: JsonValue, i) => plainAnswers(one, `${pointer}/${i}`))
  }
  if (!isObject(json)) return []
  const known = Object.keys(json).flatMap((field) => {
    const call = callOfField.get(field)
    const at = call === statedResources ? `${pointer}/Resources` : pointer
    return call === undefined ? [] : [plainAnswer(call, json, at)]
  })
  return [...known, ...policyAnswers(json, pointer)]
}

function policyAnswers(json: { readonly [key: string]: JsonValue }, pointer: string): Answer[] {
  const { Policy, Policies, Attributes } = json
  if (isObject(Policy) && isObject(Policy['PolicySummary'])) {
    return [plainAnswer('organizations describe-policy', json, pointer)]
  }
  if (isObject(Attributes) && 'QueueArn' in Attributes)
    return [plainAnswer('sqs get-queue-attributes', json, pointer)]
  if (isObject(Attributes) && 'TopicArn' in Attributes)
    return [plainAnswer('sns get-topic-attributes', json, pointer)]
  if (!Array.isArray(Policies)) return []
  return Policies.flatMap((one: JsonValue, i) => {
    if (!isObject(one) || !('Content' in one)) return []
    return [plainAnswer('organizations describe-policy', { Policy: one }, `${pointer}/Policies/${i}`)]
  })
}

function plainAnswer(call: string, answer: JsonValue, pointer: string): Answer {
  return { call, options: {}, answer, error: null, pointer, account: null }
}

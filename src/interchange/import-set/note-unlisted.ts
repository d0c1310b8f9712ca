import type { Account, Entity } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import {
  accountRead,
  accountUnread,
  type ListedType,
  type Unlisted,
  withListed,
  withRead,
  withUnlisted,
  withUnread,
} from '#model/entities/unread.ts'

import { type Answer, isRefused } from './answer.ts'
import type { Draft } from './draft.ts'

/** What each call lists. */
const listings: ReadonlyMap<string, ListedType> = new Map([
  ['iam get-account-authorization-details', 'iam'],
  ['s3api list-buckets', 's3-bucket'],
  ['s3control list-access-points', 's3-access-point'],
  ['kms list-keys', 'kms-key'],
  ['sqs list-queues', 'sqs-queue'],
  ['sns list-topics', 'sns-topic'],
  ['lambda list-functions', 'lambda-function'],
  ['secretsmanager list-secrets', 'secret'],
  ['dynamodb list-tables', 'dynamodb-table'],
  ['ecr describe-repositories', 'ecr-repository'],
  ['ec2 describe-vpc-endpoints', 'vpc-endpoint'],
  ['ec2 describe-instances', 'ec2-instance'],
])

const tagsOfRegion = 'resourcegroupstaggingapi get-resources'

/** Types whose tags no other call tells. */
const taggedApart: ReadonlySet<string> = new Set([
  'kms-key',
  'sqs-queue',
  'sns-topic',
  'lambda-function',
  'dynamodb-table',
  'ecr-repository',
])

/** All that the files of one import say of the accounts that they were collected in. */
export type Collected = {
  readonly answers: readonly Answer[]
  /** Accounts whose authorization details were read. */
  readonly detailed: ReadonlySet<string>
}

/**
 * Keep what AWS refused to tell of whole accounts: which buckets, queues, keys … they hold, what S3 blocks in all of them,
 * which organization they are in, what tags things carry. What another file tells is known, whatever the order; and so is
 * what the workspace held before. Linear.
 */
export function noteUnlisted({ answers, detailed }: Collected, draft: Draft): void {
  const told = new Set(answers.filter((one) => !isRefused(one)).map(subjectOf))
  const held = heldBefore(draft)
  for (const id of detailed)
    change(draft, id, (account) => withListed(account, { type: 'iam', region: null }))
  for (const answer of answers) {
    const { account } = answer
    if (account === null) continue
    const isTold = told.has(subjectOf(answer))
    const type = listings.get(answer.call)
    if (type !== undefined) {
      const list = { type, region: answer.options['region'] ?? null }
      const isKnown =
        isTold || held.has(subjectIn(account, list)) || (type === 'iam' && detailed.has(account))
      change(draft, account, (one) => (isKnown ? withListed(one, list) : withUnlisted(one, list)))
    }
    if (answer.call === 's3control get-public-access-block') notePublicAccess(draft, account, isTold)
    if (answer.call === 'organizations describe-organization') noteOrganization(draft, account, isTold)
    if (answer.call === tagsOfRegion) noteTags(draft, account, { region: answer.options['region'], isTold })
  }
}

function notePublicAccess(draft: Draft, account: string, isTold: boolean): void {
  change(draft, account, (one) => {
    if (isTold) return accountRead(one, 'blockPublicAccess')
    return one.blockPublicAccess === null ? accountUnread(one, 'blockPublicAccess') : one
  })
}

function noteOrganization(draft: Draft, account: string, isTold: boolean): void {
  change(draft, account, (one) => {
    if (isTold) return accountRead(one, 'organization')
    return one.parent === null ? accountUnread(one, 'organization') : one
  })
}

type Tags = { readonly region: string | undefined; readonly isTold: boolean }

function noteTags(draft: Draft, account: string, { region, isTold }: Tags): void {
  for (const one of draft.entities.values()) {
    if (one.kind !== 'resource' || one.accountId !== account || !taggedApart.has(one.type)) continue
    if (one.arn.split(':')[3] !== region) continue
    if (isTold) draft.put(withRead(one, ['tags']))
    else if (!draft.isOld(one.id) && Object.keys(one.tags).length === 0) draft.put(withUnread(one, 'tags'))
  }
}

/** An account of which nothing else is said is made only where there is something to say. */
function change(draft: Draft, id: string, to: (account: Account) => Account): void {
  const account = draft.entity('account', `account/${id}`) ?? newAccount(accountId(id), id, 'own')
  const changed = to(account)
  if (changed !== account) draft.put(changed)
}

/** What both a refused call and one that was answered are about. */
function subjectOf({ call, account, options }: Answer): string {
  return `${account ?? ''} ${call} ${options['region'] ?? ''}`
}

function subjectIn(account: string, { type, region }: Unlisted): string {
  return `${account} ${type} ${region ?? ''}`
}

const ofIam: ReadonlySet<Entity['kind']> = new Set(['user', 'group', 'role', 'policy'])

/** Of which types, by account and region, the workspace held something before: somebody told of them. */
function heldBefore(draft: Draft): ReadonlySet<string> {
  const held = new Set<string>()
  for (const one of draft.entities.values()) {
    if (!draft.isOld(one.id)) continue
    if (ofIam.has(one.kind) && 'accountId' in one)
      held.add(subjectIn(one.accountId, { type: 'iam', region: null }))
    if (one.kind !== 'resource' || one.type === 'generic') continue
    const region = one.type === 's3-bucket' ? null : (one.arn.split(':')[3] ?? null)
    held.add(subjectIn(one.accountId, { type: one.type, region }))
  }
  return held
}

import type { NamedDocument, PolicyLevel } from '#engine/compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'
import { parseArn } from '#engine/text/arn.ts'

import type { AskedFor } from './asks-for.ts'
import { placeKey } from './document-place.ts'
import type { Resource, ResourceType } from './entities/entity.ts'
import { serviceOf } from './entities/resource-arn.ts'
import type { Gap } from './gap.ts'
import { membershipOf, resourcePlace } from './gather-organization.ts'
import { aliasContext, settingsFor } from './gather-settings.ts'
import { isAliasEdit } from './key-of-alias.ts'
import { accountOf } from './look-up.ts'
import { tagContext } from './request-context.ts'
import { resourceAt, wholeArn, type Owned } from './resource-at.ts'
import { unlistedFor, unlistedGap, type UnlistedIn } from './unlisted.ts'
import { unreadSettings } from './unread-settings.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** The side of the resource. */
export type ResourceSide = {
  readonly policy: NamedDocument | null
  /** Null where only the engine's own reading of the ARN can say. */
  readonly resourceAccount: string | null
  readonly context: RequestContext
  readonly settings: NonNullable<AuthorizationRequest['resourceSettings']>
  /** The RCPs of the owner's account; null where none apply. */
  readonly resourceControl: readonly PolicyLevel[] | null
  readonly gaps: readonly Gap[]
  /** What is missing besides where a policy asks for what the resource is like. */
  readonly asking: readonly { readonly what: AskedFor; readonly gap: Gap }[]
}

type Asked = { readonly action: string; readonly resource: string }

/**
 * The policy, owner and tags of what a request is about. A resource that the workspace doesn't hold is a gap
 * where its policy would have to allow: in another account, for callers without an account, for KMS keys and
 * aliases, for S3 access points, for roles of accounts that can't be seen into. An instance, and a table that the call
 * makes, have no policy. Within the caller's account it is taken to carry no policy. So is what AWS didn't tell of one
 * that is held, and what stands in a list that nobody could read.
 *
 * The RCPs are those of the account that owns it, of the caller's own where nobody can say.
 *
 * Rules R6.7, R6.12, R7.8, R7.9, R7.11. Source: IAM User Guide, "Cross-account policy evaluation logic".
 */
export function gatherResource(
  workspace: Workspace,
  asked: Asked,
  callerAccount: string | null,
): ResourceSide {
  const owner = resourceAt(workspace, asked.resource)
  const resourceAccount = accountOfResource(asked.resource, owner, callerAccount)
  const membership = membershipOf(workspace, resourceAccount ?? callerAccount)
  const isWeighed = owner?.kind === 'resource' && serviceOf(owner) === serviceAsked(asked)
  const unlisted = owner === undefined ? unlistedAsked(workspace, asked) : undefined
  return {
    policy: owner === undefined ? null : policyOf(owner, serviceAsked(asked)),
    resourceAccount,
    context: {
      ...(resourceAccount === null || isAwsOwned(asked.resource)
        ? {}
        : { 'aws:ResourceAccount': resourceAccount, ...resourcePlace(membership) }),
      ...(owner === undefined ? {} : { ...resourceTags(owner, asked), ...boundaryOf(owner, asked) }),
      ...(isWeighed ? aliasContext(owner) : {}),
    },
    settings: isWeighed ? settingsFor(workspace, owner) : {},
    resourceControl: membership.resourceControl.levels,
    gaps: [
      ...(owner === undefined ? unheld(workspace, asked, { unlisted, callerAccount }) : []),
      ...(isWeighed ? unreadOf(owner) : []),
      ...(isWeighed ? unreadSettings(workspace, owner, { action: asked.action, callerAccount }) : []),
      ...membership.resourceControl.gaps,
    ],
    asking: [
      ...(unlisted === undefined ? [] : [asksOfThing(asked.resource)]),
      ...(isWeighed ? unreadAsked(owner) : []),
    ],
  }
}

/** Parts that bear on whatever is asked of the resource. */
const bearing = ['policy', 'grants'] as const

function unreadOf({ arn, unread = [] }: Resource): readonly Gap[] {
  return bearing
    .filter((part) => unread.includes(part))
    .map((part) => ({ kind: 'unread-resource', resource: arn, part }))
}

function unreadAsked({ arn, unread = [] }: Resource): ResourceSide['asking'] {
  return [
    ...(unread.includes('tags') ? [asksOfThing(arn)] : []),
    ...(unread.includes('aliases')
      ? [{ what: 'aliases', gap: { kind: 'unread-resource', resource: arn, part: 'aliases' } } as const]
      : []),
  ]
}

function asksOfThing(resource: string): ResourceSide['asking'][number] {
  return { what: 'thing', gap: { kind: 'unread-tags', resource } }
}

/** Calls about what they are only about to make, which therefore stands in no list. */
const makes =
  /^(s3:create(bucket|accesspoint)|sqs:createqueue|sns:createtopic|lambda:createfunction|secretsmanager:createsecret|dynamodb:createtable|ecr:createrepository|iam:create(user|role|group|policy))$/

function unlistedAsked(workspace: Workspace, asked: Asked): UnlistedIn | undefined {
  if (makes.test(asked.action.toLowerCase())) return undefined
  const service = serviceAsked(asked)
  const found = unlistedFor(workspace, wholeArn(asked.resource) ?? asked.resource)
  const isAbout = service === arnService(asked.resource) || (service === 'sts' && found?.type === 'iam')
  return isAbout ? found : undefined
}

/** What is missing of something that the workspace doesn't hold. */
function unheld(
  workspace: Workspace,
  asked: Asked,
  {
    unlisted,
    callerAccount,
  }: { readonly unlisted: UnlistedIn | undefined; readonly callerAccount: string | null },
): readonly Gap[] {
  const isIam = unlisted?.type === 'iam'
  const carriesPolicy = isIam ? serviceAsked(asked) === 'sts' : unlisted?.type !== 'ec2-instance'
  if (unlisted !== undefined && carriesPolicy) return [unlistedGap(asked.resource, unlisted)]
  return needsOwnPolicy(workspace, asked, callerAccount)
    ? [{ kind: 'unseen-resource', resource: asked.resource }]
    : []
}

function serviceAsked({ action }: Asked): string {
  return action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase()
}

/** Requests on AWS's own managed policies count as within the caller's account. */
function accountOfResource(
  resource: string,
  owner: Owned | undefined,
  callerAccount: string | null,
): string | null {
  if (isAwsOwned(resource)) return callerAccount
  const known = owner === undefined ? null : accountOf(owner)
  return known ?? accountInArn(resource)
}

function arnService(resource: string): string {
  return parseArn(resource)?.service ?? ''
}

function isAwsOwned(resource: string): boolean {
  return parseArn(resource)?.account === 'aws'
}

function accountInArn(resource: string): string | null {
  const account = parseArn(resource)?.account ?? ''
  return /^\d{12}$/.test(account) ? account : null
}

/** A role answers to STS by its trust policy; a resource to its own service by its resource-based policy. */
function policyOf(owner: Owned, service: string): NamedDocument | null {
  if (owner.kind === 'role' && service === 'sts') {
    const source = placeKey({ kind: 'trust', role: owner.arn })
    return { name: `trust policy of ${owner.name}`, document: owner.trustPolicy, source }
  }
  if (owner.kind !== 'resource' || owner.policy === null || serviceOf(owner) !== service) return null
  if (owner.type === 'vpc-endpoint') return null // says what goes through it, not who may change it
  return resourcePolicy(owner)
}

const nouns: Readonly<Record<ResourceType, string>> = {
  's3-bucket': 'bucket',
  'kms-key': 'key',
  'sqs-queue': 'queue',
  'sns-topic': 'topic',
  'lambda-function': 'function',
  secret: 'secret',
  'ec2-instance': 'instance',
  's3-access-point': 'access point',
  'dynamodb-table': 'table',
  'ecr-repository': 'repository',
  'vpc-endpoint': 'endpoint',
  generic: 'resource',
}

function resourcePolicy({ type, name, policy, arn }: Resource): NamedDocument {
  const source = placeKey({ kind: 'resource', resource: arn })
  return { name: `${nouns[type]} policy of ${name}`, document: policy, source }
}

function needsOwnPolicy(workspace: Workspace, asked: Asked, callerAccount: string | null): boolean {
  if (asked.resource === '*') return false
  const account = accountInArn(asked.resource)
  const service = serviceAsked(asked)
  if (service === 'iam') return false // has no resource-based policies, so no caller from elsewhere gets in
  if (service === 'ec2' && asked.resource.includes(':instance/')) return false // nor has an instance one
  if (asked.action.toLowerCase() === 'dynamodb:createtable') return false // nor what is only about to be made
  if (service === 'sts') return account !== null && !isOwn(workspace, account)
  // a key's own policy must always allow, and an alias stands for a key that can't be told
  if (service === 'kms' && /:(key|alias)\//.test(asked.resource)) return !isAliasEdit(asked.action)
  // the ARN of an access point names its account; its own policy and the bucket's must both allow (R10.8)
  if (service === 's3' && account !== null) return true
  return callerAccount === null || (account !== null && account !== callerAccount)
}

/** In an account of one's own, what isn't held isn't there. */
function isOwn(workspace: Workspace, account: string): boolean {
  return entityOf(workspace, 'account', `account/${account}`)?.ownership === 'own'
}

/**
 * Tags of the resource as context keys, where the service gives them. Objects don't carry their bucket's tags,
 * S3 weighs bucket tags only where that was switched on for the bucket, and tags of a role don't count reliably
 * for iam:PassRole (R9.15).
 */
function resourceTags(owner: Owned, asked: Asked): RequestContext {
  if (owner.kind === 'group') return {}
  if (owner.kind === 'resource') {
    const service = serviceOf(owner)
    if (service === 's3' || service !== serviceAsked(asked)) return {}
    return {
      ...tagContext('aws:ResourceTag/', owner.tags),
      ...(ownTagKeys.has(service) ? tagContext(`${service}:ResourceTag/`, owner.tags) : {}),
    }
  }
  if (asked.action.toLowerCase() === 'iam:passrole') return {}
  const hasOwnKey = owner.kind === 'user' || owner.kind === 'role'
  return {
    ...tagContext('aws:ResourceTag/', owner.tags),
    ...(hasOwnKey ? tagContext('iam:ResourceTag/', owner.tags) : {}),
  }
}

/** Edits of what a user or role may do, which carry the boundary that it has. */
const boundedEdits =
  /^iam:((attach|detach|put|delete)(user|role)policy|delete(user|role)permissionsboundary)$/

/**
 * The boundary of the user or role whose policies are edited. A boundary that the call itself would set is the
 * question's to say.
 *
 * Rule R6.14. Source: Service Authorization Reference, "Actions, resources, and condition keys for IAM".
 */
function boundaryOf(owner: Owned, { action }: Asked): RequestContext {
  const isPrincipal = owner.kind === 'user' || owner.kind === 'role'
  if (!isPrincipal || owner.permissionsBoundary === null || !boundedEdits.test(action.toLowerCase()))
    return {}
  return { 'iam:PermissionsBoundary': owner.permissionsBoundary }
}

/** Services that have a resource-tag key of their own beside the global one. */
const ownTagKeys: ReadonlySet<string> = new Set(['ec2', 'ecr', 'secretsmanager'])

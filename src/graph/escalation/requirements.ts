import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Entity, Group, ManagedPolicy, User } from '#model/entities/entity.ts'
import type { UnreadOfUser } from '#model/entities/unread.ts'
import type { PolicyHolder } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { AccountThings } from './account-things.ts'
import type { Actor } from './actor.ts'
import { isAllowedAlready } from './allowed-already.ts'
import type { Requirement } from './technique.ts'
import { made, type Thing } from './thing.ts'

/** The requirements that are left to each thing; null where one fails of the actor itself. */
export function leftToThings(requires: readonly Requirement[], actor: Actor): readonly Requirement[] | null {
  if (requires.includes('lacks-an-allow') && actor.allowsAll) return null
  return requires.filter(
    (one) => one !== 'lacks-an-allow' && !(one === 'profile-of-role' && mayMakeProfile(actor)),
  )
}

/** Is what a technique requires so of the thing that it is used on? */
export function isMet(
  requirement: Requirement,
  {
    workspace,
    actor,
    things,
  }: { readonly workspace: Workspace; readonly actor: Actor; readonly things: AccountThings },
  { arn, entity }: Thing,
): boolean {
  switch (requirement) {
    case 'lacks-an-allow':
      return !actor.allowsAll
    case 'lacks-an-allow-or-held-deny':
      return !actor.allowsAll || mayDeny(entity?.kind === 'policy' ? [inForce(entity)] : ownOf(entity))
    case 'new-policy':
      return entity?.kind !== 'group' || allowsMore(workspace, entity, actor)
    case 'allowing-group':
      return entity?.kind !== 'group' || allowsAnyBut(workspace, entity, () => false)
    case 'managed-deny':
      return mayDeny(attachedOf(workspace, entity))
    case 'inline-deny':
      return mayDeny(ownOf(entity))
    case 'some-deny':
      return mayDeny([...ownOf(entity), ...attachedOf(workspace, entity)])
    case 'bounded':
      return isBounded(entity, actor)
    case 'other-version':
      return entity?.kind !== 'policy' || hasOtherVersion(entity)
    case 'room-for-version':
      return (
        entity?.kind !== 'policy' ||
        entity.versions.length < 5 ||
        isPossible(actor, 'iam:DeletePolicyVersion', { arn, entity, gains: null })
      )
    case 'fewer-than-two-keys':
      return entity?.kind === 'user' && (entity.accessKeys.length < 2 || isUnread(entity, 'accessKeys'))
    case 'two-keys':
      return entity?.kind === 'user' && (entity.accessKeys.length >= 2 || isUnread(entity, 'accessKeys'))
    case 'password':
      return entity?.kind === 'user' && (entity.loginProfile || isUnread(entity, 'loginProfile'))
    case 'no-password':
      return entity?.kind === 'user' && (!entity.loginProfile || isUnread(entity, 'loginProfile'))
    case 'instance-profile':
      return entity?.kind !== 'resource' || entity.instanceProfile !== null
    case 'profile-of-role':
      return entity?.kind !== 'role' || things.hasProfile(entity)
  }
}

/**
 * Is it known that what a technique requires is so of a thing that it may be so of (`isMet`)? What an export doesn't tell of a user
 * is not, but that a key more may be made: hardly anybody has as many as they may.
 */
export function isTold(requirement: Requirement, { entity }: Thing): boolean {
  if (entity?.kind !== 'user' || !mayBeUntold.has(requirement)) return true
  return !isUnread(entity, requirement === 'two-keys' ? 'accessKeys' : 'loginProfile')
}

/** What nobody may know of a user. */
export const mayBeUntold: ReadonlySet<Requirement> = new Set(['two-keys', 'password', 'no-password'])

function isUnread({ unread = [] }: User, part: UnreadOfUser): boolean {
  return unread.includes(part)
}

/** Whether it allows more isn't looked at. */
function hasOtherVersion({ versions, defaultVersionId }: ManagedPolicy): boolean {
  const now = JSON.stringify(versions.find(({ versionId }) => versionId === defaultVersionId)?.document)
  return versions.some(({ document }) => JSON.stringify(document) !== now)
}

/** Does the group allow anything that the actor's own Allows don't show to be allowed? */
function allowsMore(workspace: Workspace, group: Group, { attached, allows }: Actor): boolean {
  const attachedPolicies = group.attachedPolicies.filter((arn) => !attached().has(arn))
  return allowsAnyBut(workspace, { ...group, attachedPolicies }, (one) =>
    isAllowedAlready(one, allows, false),
  )
}

/** Does the group allow anything but that? What of it can't be read may. */
function allowsAnyBut(workspace: Workspace, group: Group, isKnown: (allow: Statement) => boolean): boolean {
  return [...ownOf(group), ...attachedOf(workspace, group)].some((document) => {
    const compiled = compiledOnce(document, 'identity')
    return !compiled.ok || compiled.value.statements.some((one) => one.effect === 'Allow' && !isKnown(one))
  })
}

/** A document of a policy; undefined where the workspace doesn't hold it. */
type Document = JsonValue | undefined

function inForce(policy: ManagedPolicy | undefined): Document {
  return policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)?.document
}

function ownOf(entity: Entity | null): readonly Document[] {
  return isHolder(entity) ? entity.inlinePolicies.map(({ document }) => document) : []
}

function attachedOf(workspace: Workspace, entity: Entity | null): readonly Document[] {
  return isHolder(entity)
    ? entity.attachedPolicies.map((arn) => inForce(entityOf(workspace, 'policy', arn)))
    : []
}

function isHolder(entity: Entity | null): entity is PolicyHolder {
  return entity?.kind === 'user' || entity?.kind === 'role' || entity?.kind === 'group'
}

/** Does one of them deny anything, or can't be read? */
function mayDeny(documents: readonly Document[]): boolean {
  return documents.some((document) => {
    const compiled = compiledOnce(document, 'identity')
    return !compiled.ok || compiled.value.statements.some(({ effect }) => effect === 'Deny')
  })
}

function isBounded(entity: Entity | null, { principal }: Actor): boolean {
  const isPrincipal = entity?.kind === 'role' || entity?.kind === 'user'
  return (isPrincipal ? entity : principal).permissionsBoundary !== null
}

/** May the actor make an instance profile and put a role into it? */
function mayMakeProfile(actor: Actor): boolean {
  const { arn, accountId } = actor.principal
  const profile = made(`arn:${arn.split(':')[1] ?? 'aws'}:iam::${accountId}:instance-profile/new`)
  return ['iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile'].every((action) =>
    isPossible(actor, action, profile),
  )
}

function isPossible(actor: Actor, action: string, on: Thing): boolean {
  return actor.may({ action, on, passedTo: null }).state !== 'denied'
}

import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { Statement } from '#engine/policy/document.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { Entity, Group, ManagedPolicy, Principal, User } from '#model/entities/entity.ts'
import type { UnreadOfUser } from '#model/entities/unread.ts'
import type { Workspace } from '#model/workspace.ts'

import type { AccountThings } from './account-things.ts'
import type { Actor } from './actor.ts'
import { isAllowedAlready } from './allowed-already.ts'
import { attachedOf, type Document, holdsBack, inForce, mayDeny, ownOf } from './documents-held.ts'
import type { Requirement } from './technique.ts'
import type { Thing } from './thing.ts'

/** The requirements that are left to each thing; null where one fails of the actor itself. */
export function leftToThings(requires: readonly Requirement[], actor: Actor): readonly Requirement[] | null {
  if (requires.includes('lacks-an-allow') && actor.allowsAll) return null
  return requires.filter((one) => one !== 'lacks-an-allow')
}

/** Is what a technique requires so of the thing that it is used on? */
export function isMet(
  requirement: Requirement,
  {
    workspace,
    actor,
    things,
  }: { readonly workspace: Workspace; readonly actor: Actor; readonly things: AccountThings },
  { entity, opens }: Thing,
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
    case 'held-by-boundary':
      return holdsBack(workspace, isPrincipal(entity) ? entity : actor.principal)
    case 'wider-version':
      return entity?.kind !== 'policy' || hasWiderVersion(entity, actor)
    case 'room-for-version':
      return entity?.kind !== 'policy' || entity.versions.length < 5
    case 'fewer-than-two-keys':
      return entity?.kind === 'user' && (entity.accessKeys.length < 2 || isUnread(entity, 'accessKeys'))
    case 'two-keys':
    case 'inactive-key':
      return entity?.kind === 'user' && (hasAlready(requirement, entity) || isUnread(entity, 'accessKeys'))
    case 'password':
      return entity?.kind === 'user' && (entity.loginProfile || isUnread(entity, 'loginProfile'))
    case 'no-password':
      return entity?.kind === 'user' && (!entity.loginProfile || isUnread(entity, 'loginProfile'))
    case 'mfa-device':
      return entity?.kind === 'user' && (hasAlready(requirement, entity) || isUnread(entity, 'mfaDevices'))
    case 'active-key':
      return entity?.kind !== 'user' || hasAlready(requirement, entity) || isUnread(entity, 'accessKeys')
    case 'service-credential':
      return entity?.kind === 'user'
    case 'trusted-provider':
      return opens === undefined || opens().length > 0
    case 'empty-profile':
      return entity?.kind !== 'instance-profile' || entity.roleName === null
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
  const part = partOf[requirement]
  if (entity?.kind !== 'user' || part === undefined) return true
  return part !== null && (!isUnread(entity, part) || hasAlready(requirement, entity))
}

/** Does what is known of a user suffice, whatever it has besides? */
function hasAlready(requirement: Requirement, user: User): boolean {
  return enough[requirement]?.(user) === true
}

const withKey = (status: User['accessKeys'][number]['status']) => (user: User) =>
  user.accessKeys.some((key) => key.status === status)

const enough: Readonly<Partial<Record<Requirement, (user: User) => boolean>>> = {
  'two-keys': ({ accessKeys }) => accessKeys.length >= 2,
  'inactive-key': withKey('Inactive'),
  'active-key': withKey('Active'),
  'mfa-device': ({ mfaDevices }) => mfaDevices.length > 0,
}

/** By which part of a user a requirement is told; null where none of a workspace tells. */
const partOf: Readonly<Partial<Record<Requirement, UnreadOfUser | null>>> = {
  'two-keys': 'accessKeys',
  'inactive-key': 'accessKeys',
  'active-key': 'accessKeys',
  'mfa-device': 'mfaDevices',
  password: 'loginProfile',
  'no-password': 'loginProfile',
  'service-credential': null,
}

/** May nobody know of a user whether this is so? */
export function mayBeUntold(requirement: Requirement): boolean {
  return partOf[requirement] !== undefined
}

function isUnread({ unread = [] }: User, part: UnreadOfUser): boolean {
  return unread.includes(part)
}

/** Once another version is in force the default's Allows are gone, but what they allowed is no gain; its Denies are gone as well. */
function hasWiderVersion(policy: ManagedPolicy, { allows }: Actor): boolean {
  const now = statementsIn(inForce(policy))
  const others = policy.versions.filter(({ versionId }) => versionId !== policy.defaultVersionId)
  return others.some(({ document }) => {
    const then = statementsIn(document)
    if (now === null || then === null) return true
    const kept = new Set(then.flatMap(({ effect, written }) => (effect === 'Deny' ? [written] : [])))
    return (
      then.some((one) => one.effect === 'Allow' && !isAllowedAlready(one.statement, allows, false)) ||
      now.some(({ effect, written }) => effect === 'Deny' && !kept.has(written))
    )
  })
}

type Written = Pick<Statement, 'effect'> & { readonly statement: Statement; readonly written: string }

/** The statements of a document, each as it is written but for its name; null where it can't be read. */
function statementsIn(document: Document): readonly Written[] | null {
  const compiled = compiledOnce(document, 'identity')
  if (!compiled.ok || !isJsonObject(document)) return null
  const { Statement: list, Version: version } = document
  return compiled.value.statements.map((statement) => {
    const one: unknown = Array.isArray(list) ? list[statement.index] : list
    const written = JSON.stringify([version, { ...(isJsonObject(one) ? one : {}), Sid: null }])
    return { effect: statement.effect, statement, written }
  })
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

function isPrincipal(entity: Entity | null): entity is Principal {
  return entity?.kind === 'role' || entity?.kind === 'user'
}

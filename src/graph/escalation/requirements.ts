import type { Entity, Group, ManagedPolicy } from '#model/entities/entity.ts'

import type { AccountThings } from './account-things.ts'
import type { Actor } from './actor.ts'
import type { Requirement } from './technique.ts'
import { made, type Thing } from './thing.ts'

/** The requirements that are left to each thing; null where one fails of the actor itself. */
export function leftToThings(requires: readonly Requirement[], actor: Actor): readonly Requirement[] | null {
  if (requires.some((one) => isOfActor(one) && !isSoOf(actor, one))) return null
  return requires.filter((one) => !isOfActor(one) && !(one === 'profile-of-role' && mayMakeProfile(actor)))
}

type OfActor = 'held-deny' | 'lacks-an-allow' | 'lacks-an-allow-or-held-deny'

function isOfActor(requirement: Requirement): requirement is OfActor {
  return (
    requirement === 'held-deny' ||
    requirement === 'lacks-an-allow' ||
    requirement === 'lacks-an-allow-or-held-deny'
  )
}

function isSoOf({ holdsDeny, allowsAll }: Actor, requirement: OfActor): boolean {
  switch (requirement) {
    case 'held-deny':
      return holdsDeny
    case 'lacks-an-allow':
      return !allowsAll
    case 'lacks-an-allow-or-held-deny':
      return !allowsAll || holdsDeny
  }
}

/** Is what a technique requires so of the thing that it is used on? */
export function isMet(
  requirement: Requirement,
  { actor, things }: { readonly actor: Actor; readonly things: AccountThings },
  { arn, entity }: Thing,
): boolean {
  switch (requirement) {
    case 'held-deny':
    case 'lacks-an-allow':
    case 'lacks-an-allow-or-held-deny':
      return isSoOf(actor, requirement)
    case 'new-policy':
      return entity?.kind !== 'group' || hasNewPolicy(entity, actor)
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
      return entity?.kind === 'user' && entity.accessKeys.length < 2
    case 'two-keys':
      return entity?.kind === 'user' && entity.accessKeys.length >= 2
    case 'password':
      return entity?.kind === 'user' && entity.loginProfile
    case 'no-password':
      return entity?.kind === 'user' && !entity.loginProfile
    case 'instance-profile':
      return entity?.kind !== 'resource' || entity.instanceProfile !== null
    case 'profile-of-role':
      return entity?.kind !== 'role' || things.hasProfile(entity)
  }
}

/** Whether it allows more isn't looked at. */
function hasOtherVersion({ versions, defaultVersionId }: ManagedPolicy): boolean {
  const now = JSON.stringify(versions.find(({ versionId }) => versionId === defaultVersionId)?.document)
  return versions.some(({ document }) => JSON.stringify(document) !== now)
}

/** An inline policy is the group's own; a managed one may be attached to the actor too. */
function hasNewPolicy({ inlinePolicies, attachedPolicies }: Group, { attached }: Actor): boolean {
  return inlinePolicies.length > 0 || attachedPolicies.some((arn) => !attached().has(arn))
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

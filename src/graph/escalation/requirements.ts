import type { Entity } from '#model/entities/entity.ts'

import type { Actor } from './may-do.ts'
import type { Requirement } from './technique.ts'

/** Is what a technique requires so of the actor and the thing that it is used on? */
export function isMet(requirement: Requirement, actor: Actor, entity: Entity | null): boolean {
  switch (requirement) {
    case 'bounded': {
      const isOther = entity?.kind === 'role' || entity?.kind === 'user'
      return (isOther ? entity : actor.principal).permissionsBoundary !== null
    }
    case 'held-deny':
      return actor.holdsDeny
    case 'other-version':
      return entity?.kind === 'policy' && entity.versions.length > 1
    case 'room-for-version':
      return (
        entity?.kind === 'policy' &&
        (entity.versions.length < 5 || actor.may('iam:DeletePolicyVersion', entity.arn).state !== 'denied')
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
  }
}

import type { RequestContext } from '#engine/request/request.ts'
import type { Entity, Principal } from '#model/entities/entity.ts'
import { accountOf } from '#model/look-up.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { type ChangeEffect, changingCalls } from '../questions/changing-actions.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { assumptionsIn, onlyAccess } from './assumptions.ts'
import type { Scene } from './scene.ts'

/** One request by which something is passed or changed. */
export type PermissionCall = {
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  readonly as:
    | { readonly kind: 'pass'; readonly service: string }
    | { readonly kind: 'change'; readonly effect: ChangeEffect }
}

/** Something that is passed or changed, with the requests by which that is done. */
export type Target = {
  readonly entity: Entity
  readonly arn: string
  readonly calls: readonly PermissionCall[]
}

/**
 * A role with a call for each service that can act as it: to hand it to others would come to nothing. Null of roles that
 * belong to a service, which can't be passed.
 */
export function passTarget(scene: Scene, entity: Entity): Target | null {
  if (entity.kind !== 'role' || entity.path.startsWith('/aws-service-role/')) return null
  const services = onlyAccess(assumptionsIn(scene.graph).to(entity.arn)).filter(isOfService)
  const calls = services.map(({ from: service }): PermissionCall => {
    const context = { 'iam:PassedToService': service }
    return { action: 'iam:PassRole', resource: entity.arn, context, as: { kind: 'pass', service } }
  })
  return calls.length === 0 ? null : { entity, arn: entity.arn, calls }
}

/** Instances and functions are edges of the same kind, and have ARNs. */
function isOfService({ kind, from }: TrustEdge): boolean {
  return kind === 'service' && !from.startsWith('arn:')
}

/**
 * A policy, group, user, role or resource with the calls that change what somebody may do by it. What only deletes it is not
 * among them, nor calls on the policies that it holds: these are targets of their own.
 */
export function changeTarget({ workspace }: Pick<Scene, 'workspace'>, entity: Entity): Target | null {
  if (!('arn' in entity)) return null
  const calls = changingCalls(workspace, entity)
    .filter(({ through, effect }) => through === null && effect !== 'existence')
    .map(({ action, resource, effect }): PermissionCall => {
      return { action, resource, context: {}, as: { kind: 'change', effect } }
    })
  return calls.length === 0 ? null : { entity, arn: entity.arn, calls }
}

/** All there is to pass or to change, kind by kind. */
export function targetsOf(
  { workspace, graph, memo }: Scene,
  kind: 'pass' | 'change',
): ReadonlyMap<Entity['kind'], readonly Target[]> {
  const scene = { workspace, graph, memo }
  const kinds =
    kind === 'pass' ? (['role'] as const) : (['role', 'user', 'group', 'policy', 'resource'] as const)
  return new Map(
    kinds.map((of) => [
      of,
      entitiesOf(workspace, of).flatMap(
        (entity) => (kind === 'pass' ? passTarget(scene, entity) : changeTarget(scene, entity)) ?? [],
      ),
    ]),
  )
}

/** IAM has no policies on its own things, so that nobody of another account is let in (R7.11). */
export function isWithinReach(principal: Principal, { entity }: Target): boolean {
  return entity.kind === 'resource' || accountOf(entity) === principal.accountId
}

/** The users and roles of the workspace. */
export function principalsOf(workspace: Workspace): readonly Principal[] {
  return [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
}

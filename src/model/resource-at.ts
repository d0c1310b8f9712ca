import { placeOfAccessPoint } from '#engine/request/access-point.ts'

import type { Account, Board, Entity, Expectation, PinnedRequest } from './entities/entity.ts'
import type { Organization, OrganizationalUnit, OrganizationPolicy } from './entities/organization.ts'
import type { Workspace } from './workspace.ts'

/** An entity that requests can be about: it has an ARN and is kept by its id. */
export type Owned = Exclude<
  Entity,
  Account | Board | PinnedRequest | Expectation | Organization | OrganizationalUnit | OrganizationPolicy
>

/**
 * The entity that a requested ARN belongs to: the bucket of an object, the access point that an object is
 * asked through, the table of an index, the function of a version or alias, the
 * topic of a subscription, else the entity of that very ARN. A generic resource that is such a part doesn't hide what it is
 * part of, whose policy decides. Undefined where the workspace doesn't hold it. Letter case counts, as in ARNs. Constant time.
 */
export function resourceAt(workspace: Workspace, arnText: string): Owned | undefined {
  const own = ownedAt(workspace, arnText)
  if (own !== undefined && !isGeneric(own)) return own
  return ownedAt(workspace, wholeArn(arnText)) ?? own
}

function isGeneric(entity: Owned): boolean {
  return entity.kind === 'resource' && entity.type === 'generic'
}

function ownedAt(workspace: Workspace, id: string | null): Owned | undefined {
  const found = id === null ? undefined : workspace.entities.get(id)
  return found === undefined || !isOwned(found) ? undefined : found
}

const unowned: ReadonlySet<Entity['kind']> = new Set([
  'account',
  'board',
  'pinned-request',
  'expectation',
  'organization',
  'organizational-unit',
  'organization-policy',
])

function isOwned(entity: Entity): entity is Owned {
  return !unowned.has(entity.kind)
}

/** ARN of what a part belongs to, for the services where an ARN can name a part; else null. */
export function wholeArn(arnText: string): string | null {
  const parts = arnText.split(':')
  const service = parts[2]
  if (service === 'dynamodb') return /^[^/]*\/[^/]+(?=\/index\/)/.exec(arnText)?.[0] ?? null
  if (service === 's3' && parts[4] !== '') return placeOfAccessPoint(arnText)?.arn ?? null
  if (service === 's3') return arnText.includes('/') ? arnText.slice(0, arnText.indexOf('/')) : null
  // arn:aws:lambda:region:account:function:name:qualifier
  if (service === 'lambda' && parts[5] === 'function' && parts.length === 8)
    return parts.slice(0, 7).join(':')
  // arn:aws:sns:region:account:topic:subscription
  if (service === 'sns' && parts.length === 7) return parts.slice(0, 6).join(':')
  return null
}

import type { EntityId, Principal } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { type Held, heldBy } from './certain-denial.ts'
import { foundInPieces, type FoundPiece, type Pace } from './in-pieces.ts'
import { prepared } from './principal-access.ts'
import { resourcesFor } from './resources-for.ts'

/** One user or role against all these actions, such as `s3:GetObject`. */
export type WhatQuestion = { readonly principal: EntityId; readonly actions: readonly string[] }

/** Something that the principal may do, or may under conditions, on that resource among others. */
export type WhatFound = { readonly action: string; readonly resource: string; readonly access: Access }

export type WhatPiece = FoundPiece<WhatFound>

/** How many actions were asked, and whether the principal was there. */
export type WhatCounts = { readonly asked: number; readonly isThere: boolean }

/**
 * For each action the best answer on any resource that is worth asking about: all resources (`*`), the principal
 * itself, those that its own policies name, and those of the workspace. Null where it is denied on each of them.
 *
 * Not every resource there could be is asked: of a pattern in a policy one example is, so that a Deny on a part of what an
 * Allow covers doesn't show.
 */
export function* whatCan(
  workspace: Workspace,
  { principal, actions }: WhatQuestion,
): Generator<WhatFound | null> {
  const who: Principal | undefined =
    entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  if (who === undefined) return
  const held = heldBy(workspace, who)
  const resourcesOf = resourcesFor(workspace, held)
  for (const action of actions) yield bestOf(workspace, held, { action, resources: resourcesOf(action) })
}

/** The same, brought in pieces. */
export async function askWhatCan(
  workspace: Workspace,
  question: WhatQuestion,
  pace: Pace<WhatPiece>,
): Promise<WhatCounts> {
  const total = question.actions.length
  const done = await foundInPieces(whatCan(workspace, question), total, pace)
  return { asked: done, isThere: done === total }
}

/**
 * What the principal may do of one action on each of the resources, or else on each that is worth asking about, the most
 * certain first. Empty where it isn't there.
 */
export function whatCanOn(
  workspace: Workspace,
  principal: EntityId,
  { action, resources }: { readonly action: string; readonly resources: readonly string[] | null },
): readonly WhatFound[] {
  const who = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  if (who === undefined) return []
  const held = heldBy(workspace, who)
  return (resources ?? resourcesFor(workspace, held)(action))
    .map((resource) => ({
      action,
      resource,
      access: prepared(workspace, { action, resource, context: {} }).accessOfHeld(held),
    }))
    .toSorted((one, other) => rank[other.access.state] - rank[one.access.state])
}

/** The more certain of two accesses has the greater rank. */
export const rank: Readonly<Record<Access['state'], number>> = {
  allowed: 3,
  conditional: 2,
  unknown: 1,
  denied: 0,
}

/** An action and the resources that it is tried on. */
export type Tried = { readonly action: string; readonly resources: readonly string[] }

/** The best answer on any of the resources; null where it is denied on each. */
export function bestOf(workspace: Workspace, held: Held, { action, resources }: Tried): WhatFound | null {
  let best: WhatFound | null = null
  for (const resource of resources) {
    const access = prepared(workspace, { action, resource, context: {} }).accessOfHeld(held)
    if (rank[access.state] > rank[best?.access.state ?? 'denied']) best = { action, resource, access }
    if (access.state === 'allowed') return best
  }
  return best
}

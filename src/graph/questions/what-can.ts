import { parseArn } from '#engine/text/arn.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { EntityId, Principal } from '#model/entities/entity.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { type Held, heldBy } from './certain-denial.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { mayCoverAction } from './plain-statements.ts'
import { prepared } from './principal-access.ts'

/** One user or role against all these actions, such as `s3:GetObject`. */
export type WhatQuestion = { readonly principal: EntityId; readonly actions: readonly string[] }

/** Something that the principal may do, or may under conditions, on that resource among others. */
export type WhatFound = { readonly action: string; readonly resource: string; readonly access: Access }

export type WhatPiece = {
  readonly found: readonly WhatFound[]
  readonly done: number
  readonly total: number
}

/** How many actions were asked, and whether the principal was there. */
export type WhatCounts = { readonly asked: number; readonly isThere: boolean }

/**
 * For each action the best answer on any resource that is worth asking about: all resources (`*`), those that the
 * principal's own policies name, and those of the workspace. Null where it is denied on each of them.
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
  let done = 0
  let found: WhatFound[] = []
  await inPieces(
    whatCan(workspace, question),
    {
      add: (one) => {
        done += 1
        if (one !== null) found.push(one)
      },
      take: () => {
        const piece = { found, done, total }
        found = []
        return piece
      },
    },
    pace,
  )
  return { asked: done, isThere: done === total }
}

/**
 * What the principal may do of one action, on each resource that is worth asking about, the most certain first. Empty
 * where it isn't there.
 */
export function whatCanOn(workspace: Workspace, principal: EntityId, action: string): readonly WhatFound[] {
  const who = entityOf(workspace, 'user', principal) ?? entityOf(workspace, 'role', principal)
  if (who === undefined) return []
  const held = heldBy(workspace, who)
  return resourcesFor(
    workspace,
    held,
  )(action)
    .map((resource) => ({
      action,
      resource,
      access: prepared(workspace, { action, resource, context: {} }).accessOfHeld(held),
    }))
    .toSorted((one, other) => rank[other.access.state] - rank[one.access.state])
}

const rank: Readonly<Record<Access['state'], number>> = { allowed: 3, conditional: 2, unknown: 1, denied: 0 }

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

/** How many resources are tried of an action. */
const mostTried = 16

type HeldResources = {
  /** By service. Of a bucket, an object in it. */
  readonly all: ReadonlyMap<string, readonly string[]>
  readonly buckets: ReadonlyMap<string, readonly string[]>
  readonly withPolicy: ReadonlyMap<string, readonly string[]>
  readonly iam: readonly string[]
}

const heldResources = oncePerWorkspace((workspace): HeldResources => {
  const resources = entitiesOf(workspace, 'resource')
  return {
    all: byService(resources.map(({ arn, type }) => (type === 's3-bucket' ? `${arn}/example` : arn))),
    buckets: byService(resources.flatMap(({ arn, type }) => (type === 's3-bucket' ? [arn] : []))),
    withPolicy: byService(
      resources.flatMap(({ arn, type, policy }) =>
        policy === null ? [] : type === 's3-bucket' ? [arn, `${arn}/example`] : [arn],
      ),
    ),
    iam: (['role', 'user', 'group', 'policy'] as const).flatMap((kind) =>
      entitiesOf(workspace, kind)
        .slice(0, 2)
        .map(({ arn }) => arn),
    ),
  }
})

/** The resources worth asking about, by action: the principal's own policies say which, unless they don't speak of it. */
export function resourcesFor(
  workspace: Workspace,
  held: Pick<Held, 'documents'>,
): (action: string) => readonly string[] {
  const named = byService((held.documents ?? []).flatMap(examplesIn))
  const { all, buckets, withPolicy, iam } = heldResources(workspace)
  return (action) => {
    const folded = action.toLowerCase()
    const [service = '', operation = ''] = folded.split(':')
    const isOwn =
      held.documents === null ||
      held.documents.some((document) => mayCoverAction(document, { name: folded, service, operation }))
    const candidates = isOwn
      ? [
          '*',
          ...(named.get(service) ?? []),
          ...(all.get(service) ?? []).slice(0, 4),
          ...(buckets.get(service) ?? []).slice(0, 2),
          ...(service === 'iam' || service === 'sts' ? [...(named.get('iam') ?? []), ...iam] : []),
        ]
      : (withPolicy.get(service) ?? [])
    return [...new Set(candidates)].slice(0, mostTried)
  }
}

function byService(arns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const text of new Set(arns)) {
    const service = parseArn(text)?.service
    if (service === undefined) continue
    found.set(service, [...(found.get(service) ?? []), text])
  }
  return found
}

/** An ARN for each resource that a policy names, with an example in place of what is left open. */
function examplesIn(document: unknown): readonly string[] {
  if (!isJsonObject(document)) return []
  return listOf(document['Statement'])
    .flatMap((statement) => (isJsonObject(statement) ? listOf(statement['Resource']) : []))
    .filter((text): text is string => typeof text === 'string' && text.startsWith('arn:'))
    .map((text) =>
      text
        .replaceAll(/\$\{[^}]*\}/g, 'example')
        .replaceAll('*', 'example')
        .replaceAll('?', 'x'),
    )
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

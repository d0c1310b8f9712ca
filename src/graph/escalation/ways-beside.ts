import type { Principal } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { inPieces, type Pace } from '../questions/in-pieces.ts'
import { shortestWays } from '../relations/hops.ts'
import { assumeHops, type Scene } from '../relations/scene.ts'
import { administratorsIn } from './administrators.ts'
import { type Reach, type WayUp, wayUpOf } from './ask-ways-up.ts'
import type { EscalationMemo } from './escalation-memo.ts'
import { type Escalation, targetsOf } from './escalation.ts'
import { escalationSteps } from './escalations.ts'
import { techniqueOf } from './technique.ts'

/** Whose ways up, with those whom it can become; and where to, if not anywhere: a user, role or resource. */
export type WaysBesideQuestion = { readonly from: string; readonly to?: string }

/** The ways up of somebody, in numbers. */
export type WaysOfOne = {
  readonly principal: string
  /** Over how many hops whoever is asked about becomes it: none where it is the one. */
  readonly hops: number
  /** Whether it becomes it without conditions. */
  readonly isCertain: boolean
  readonly count: number
  /** How many of them lead how far; absent where none does. */
  readonly leads: Readonly<Partial<Record<Reach, number>>>
  /** How many of them hold only under conditions, or aren't known for certain. */
  readonly open: number
  /** How many of these it is unknown of. */
  readonly unknown: number
}

export type WaysBesidePiece = {
  readonly found: readonly WaysOfOne[]
  readonly done: number
  readonly total: number
}

/**
 * `administrators`: whoever is asked about, and those whom it can become, whose policies allow everything in their account;
 * `isLimited`: all but what its organization denies it; `isListed`: its ways are counted, since they may take it past that.
 */
export type WaysBesideAnswer = {
  readonly administrators: readonly {
    readonly id: string
    readonly isLimited: boolean
    readonly isListed: boolean
  }[]
}

/**
 * The ways up that `from`, and everybody whom it can become, has besides what it reaches by assuming roles: the nearest first,
 * those without one left out. What an administrator does is not counted, but for what takes it past a denial that not everybody
 * there is under: that resources shut it out, and let in others, isn't looked at. Nor is counted the assuming of an
 * administrator, who is among those that are reached. With `to` those count alone that end there, whose taker acts as that
 * identity or opens that resource, and those to any permission.
 *
 * Asked of those alone, with what `memo` keeps of them: cost grows with how many they are.
 */
export function* waysBeside(
  scene: Scene,
  memo: EscalationMemo,
  { from, to }: WaysBesideQuestion,
): Generator<WaysOfOne | null> {
  const { workspace } = scene
  const strong = administratorsIn(workspace, memo)
  const certain = shortestWays(assumeHops(scene, true), from)
  for (const { principal, hops } of identitiesFrom(scene, from)) {
    const leads: Partial<Record<Reach, number>> = {}
    let [count, open, unknown] = [0, 0, 0]
    for (const way of [...escalationSteps(workspace, memo, [principal])].flat()) {
      const found = wayUpOf(way, principal, strong)
      const reach = to === undefined ? found.reach : reachAt(way, to, { principal, found, strong })
      if (reach === null || (to === undefined && found.isAdministrator)) continue
      count += 1
      if (found.state !== 'allowed') open += 1
      if (found.state === 'unknown') unknown += 1
      leads[reach] = (leads[reach] ?? 0) + 1
    }
    const isCertain = hops === 0 || certain.has(principal.arn)
    yield count === 0 ? null : { principal: principal.arn, hops, isCertain, count, leads, open, unknown }
  }
}

/** The same, brought in pieces. */
export async function askWaysBeside(
  scene: Scene,
  memo: EscalationMemo,
  question: WaysBesideQuestion,
  pace: Pace<WaysBesidePiece>,
): Promise<WaysBesideAnswer> {
  const identities = identitiesFrom(scene, question.from)
  let done = 0
  let found: WaysOfOne[] = []
  await inPieces(
    waysBeside(scene, memo, question),
    {
      add: (one) => {
        done += 1
        if (one !== null) found.push(one)
      },
      take: () => {
        const piece = { found, done, total: identities.length }
        found = []
        return piece
      },
    },
    pace,
  )
  const strong = administratorsIn(scene.workspace, memo)
  return {
    administrators: identities.flatMap(({ principal: { arn: id } }) => {
      const may = strong.get(id)?.may
      return may === undefined
        ? []
        : [{ id, isLimited: may !== 'everything', isListed: may === 'all-but-denied' }]
    }),
  }
}

type Taken = {
  readonly principal: Principal
  readonly found: WayUp
  readonly strong: ReturnType<typeof administratorsIn>
}

/** How far a way leads that ends at `to`, of all that it can be used on, or gives any permission; null of others. */
function reachAt(way: Escalation, to: string, { principal, found, strong }: Taken): Reach | null {
  if (principal.arn === to) return null
  if (found.reach === 'any-permission') return found.reach
  const targets = targetsOf(way)
  if (targets.some(({ gains }) => gains === to)) return strong.has(to) ? 'administrator' : 'identity'
  const isOpened = techniqueOf(way.technique).category === 'resource-exposure'
  return isOpened && targets.some(({ target }) => target === to) ? 'exposure' : null
}

/** Who is asked about, if it is a user or role of the workspace, and all whom it can become, the nearest first. */
function identitiesFrom(
  scene: Scene,
  from: string,
): readonly { readonly principal: Principal; readonly hops: number }[] {
  const { workspace } = scene
  const ways = [[from, []] as const, ...shortestWays(assumeHops(scene), from)]
  return ways.flatMap(([id, { length: hops }]) => {
    const principal = entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
    return principal === undefined ? [] : [{ principal, hops }]
  })
}

import type { Principal } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { foundInPieces, type FoundPiece, type Pace } from '../questions/in-pieces.ts'
import { gettingTo, type WaysEnd } from '../relations/getting-to.ts'
import type { PathsEnd } from '../relations/graph-question.ts'
import { shortestWays } from '../relations/hops.ts'
import { assumeHops, type Scene } from '../relations/scene.ts'
import { administratorsIn } from './administrators.ts'
import { type Reach, type WayUp, wayUpOf } from './ask-ways-up.ts'
import type { EscalationMemo } from './escalation-memo.ts'
import { type Escalation, someGained, targetsOf } from './escalation.ts'
import { escalationSteps } from './escalations.ts'
import { onTheWhole, type Onward, overOthers, type Stepping } from './over-others.ts'
import { techniqueOf } from './technique.ts'

/** Whose ways up, with those whom it can become; and where to, if not anywhere. */
export type WaysBesideQuestion = { readonly from: string; readonly to?: WaysEnd }

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
  /** Where an end was asked about: those of them that lead to others who get there; absent where none does. */
  readonly over?: Stepping
  /** How many of them hold only under conditions, or aren't known for certain. */
  readonly open: number
  /** How many of these it is unknown of. */
  readonly unknown: number
}

export type WaysBesidePiece = FoundPiece<WaysOfOne>

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
 * identity or opens that resource, those to any permission, and those whose taker acts as somebody else who gets there. One way up after
 * another is not looked at.
 *
 * Asked of those alone, with what `memo` keeps of them: cost grows with how many they are, and with how many those are as whom
 * their ways make them act.
 */
export function* waysBeside(
  scene: Scene,
  memo: EscalationMemo,
  { from, to }: WaysBesideQuestion,
): Generator<WaysOfOne | null> {
  const { workspace } = scene
  const strong = administratorsIn(workspace, memo)
  const certain = shortestWays(assumeHops(scene, true), from)
  const identities = identitiesFrom(scene, from)
  const onward: Onward | null =
    to === undefined
      ? null
      : {
          gettingTo: gettingTo(scene, to),
          reached: new Set(identities.map(({ principal }) => principal.arn)),
        }
  for (const { principal, hops } of identities) {
    const leads: Partial<Record<Reach, number>> = {}
    const others = overOthers(onward)
    let [count, open, unknown] = [0, 0, 0]
    for (const way of [...escalationSteps(workspace, memo, [principal])].flat()) {
      const found = wayUpOf(way, principal, strong)
      if (to === undefined && found.isAdministrator) continue
      const ended = to === undefined ? found : endedAt(way, to.at, { principal, found, strong })
      const state = ended?.state ?? others.taken(way)
      if (state === null) continue
      count += 1
      if (state !== 'allowed') open += 1
      if (state === 'unknown') unknown += 1
      if (ended !== null) leads[ended.reach] = (leads[ended.reach] ?? 0) + 1
    }
    const isCertain = hops === 0 || certain.has(principal.arn)
    const over = others.all()
    const told = { principal: principal.arn, hops, isCertain, count, leads, open, unknown }
    yield count === 0 ? null : over === null ? told : { ...told, over }
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
  await foundInPieces(waysBeside(scene, memo, question), identities.length, pace)
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

type Ended = { readonly reach: Reach; readonly state: Escalation['state'] }

/** How far, and how surely, a way leads that ends at `end`, of all that it can be used on, or gives any permission; null of others. */
function endedAt(way: Escalation, end: PathsEnd, { principal, found, strong }: Taken): Ended | null {
  const to = end.kind === 'node' ? end.id : null // an action is nobody that one could act as
  const { reach, state } = found
  if (principal.arn === to) return null
  if (reach === 'any-permission') return { reach, state }
  if (to === null) return null
  if (someGained(way, (id) => id === to)) {
    const isOpen = !someGained(way, (id, isAsked) => id === to && !isAsked)
    return { reach: strong.has(to) ? 'administrator' : 'identity', state: onTheWhole(state, isOpen) }
  }
  const isOpened = techniqueOf(way.technique).category === 'resource-exposure'
  return isOpened && targetsOf(way).some(({ target }) => target === to) ? { reach: 'exposure', state } : null
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

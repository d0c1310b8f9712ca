import type { Principal } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { foundInPieces, type FoundPiece, type Pace } from '../questions/in-pieces.ts'
import type { Scene } from '../relations/scene.ts'
import type { EscalationMemo } from './escalation-memo.ts'
import { type Escalation, gainsOneOf, stateOf } from './escalation.ts'
import { escalationSteps } from './escalations.ts'
import { techniqueOf } from './technique.ts'
import { isOther, targetOf } from './thing.ts'

/** Who could become one of `ends`, who get to `to`, a role or resource; `ends` are users and roles by ARN. */
export type ClimbersQuestion = { readonly to: string; readonly ends: readonly string[] }

/** Somebody who isn't among the ends; `isKnown`: it is not unknown whether the way holds. */
export type Climber = { readonly principal: string; readonly isKnown: boolean }

export type ClimbersPiece = FoundPiece<Climber>

/** How many were looked at: all but the ends. */
export type ClimbersAnswer = { readonly lookedAt: number }

/**
 * Everybody who isn't among `ends` and has a known way up that makes it act as one of them, or that opens `to` itself: at once, and not
 * over somebody else. Ways to any permission for oneself aren't looked at: what they lead to is not told.
 *
 * Cost: a walk over the ways of all principals, which `memo` keeps, and their targets.
 */
export function* climbersTo(
  { workspace }: Pick<Scene, 'workspace'>,
  memo: EscalationMemo,
  { to, ends }: ClimbersQuestion,
): Generator<Climber | null> {
  const wanted = new Set([to, ...ends])
  const others = othersThan(workspace, wanted)
  let at = 0
  for (const ways of escalationSteps(workspace, memo, others)) {
    const principal = others[at]?.arn ?? ''
    at += 1
    let found: Climber | null = null
    for (const way of ways) {
      const isKnown = stateOf(way) !== 'unknown'
      if ((found !== null && !isKnown) || !leadsTo(way, wanted, to)) continue
      found = { principal, isKnown }
      if (isKnown) break
    }
    yield found
  }
}

/** The same, brought in pieces. */
export async function askClimbers(
  scene: Pick<Scene, 'workspace'>,
  memo: EscalationMemo,
  question: ClimbersQuestion,
  pace: Pace<ClimbersPiece>,
): Promise<ClimbersAnswer> {
  const total = othersThan(scene.workspace, new Set([question.to, ...question.ends])).length
  const done = await foundInPieces(climbersTo(scene, memo, question), total, pace)
  return { lookedAt: done }
}

function othersThan(workspace: Workspace, ends: ReadonlySet<string>): readonly Principal[] {
  const principals = [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
  return principals.filter(({ arn }) => !ends.has(arn))
}

function leadsTo(way: Escalation, ends: ReadonlySet<string>, to: string): boolean {
  const { among, but, technique } = way
  if (techniqueOf(technique).category === 'resource-exposure')
    return among.some((thing) => isOther(thing, but) && targetOf(thing) === to)
  return gainsOneOf(way, ends)
}

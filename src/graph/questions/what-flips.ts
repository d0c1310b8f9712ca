import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { causesOf } from '#engine/explain/proposals/causes.ts'
import type { Scene } from '#engine/explain/proposals/proposal.ts'
import { proposalsFor } from '#engine/explain/proposals/proposals-for.ts'
import type { Caller } from '#model/caller.ts'
import type { Instant } from '#model/entities/names.ts'
import { gather, type Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'

import { explainCaller } from './explain-caller.ts'
import { mayEdit } from './flip-drafts.ts'
import { rolesInstead } from './flip-roles.ts'
import type { FlipsPiece, Otherwise, Standing, WhatFlips } from './flip.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { tryProposals } from './try-proposals.ts'

/** Null for `session`: a caller who assumes no role. */
type FlipsQuestion = {
  readonly ask: Ask
  readonly board: readonly Ask[]
  readonly session: Session | null
  readonly now: Instant
}

/**
 * The smallest changes of the workspace, or of what the call brings, that would turn a decision round, those that
 * weaken a limit last; ahead of them the statements that made it so, and after them roles to assume instead. Each change
 * was tried by the engine; where it only edits what is there, in the workspace too. `board`: requests of the same caller
 * whose answers are compared before and after, as those to the expectations are.
 */
export async function askWhatFlips(
  workspace: Workspace,
  caller: Caller,
  { ask, board, session, now }: FlipsQuestion,
  pace: Pace<FlipsPiece>,
): Promise<WhatFlips> {
  const resolution = resolve(workspace, caller, ask)
  if (resolution.kind === 'unknown') return resolution
  const before = explainCaller(workspace, caller, ask)
  if (before.kind === 'unknown') return before
  const { decision } = before.trace
  if (resolution.checks.length > 1) return { kind: 'several-checks' }

  const { request, documents } = gather(workspace, caller, ask)
  const scene = { request, documents }
  const isPartial = resolution.missing.length > 0
  const standing = { decision, causes: causesIn(scene, isPartial) }
  pace.report({ standing, flips: [], roles: [] })
  const found = proposalsFor(request, documents, { canEdit: (one) => mayEdit(workspace, one) })
  const proposals = found.kind === 'none' ? [] : found.proposals
  const flips = await gathered(
    tryProposals({ workspace, caller, ask, board }, { decision, scene, isPartial, proposals }),
    (fresh) => ({ standing: null, flips: fresh, roles: [] }),
    pace,
  )
  const isStuck = session === null || decision === 'allowed'
  const roles = await gathered(
    isStuck ? [] : rolesInstead(workspace, { session, ask, now }),
    (fresh) => ({ standing: null, flips: [], roles: fresh }),
    pace,
  )
  const limits = found.kind === 'none' ? found.limits : []
  return flips.length === 0
    ? { kind: 'none', ...standing, limits, roles }
    : { kind: 'proposed', ...standing, flips, roles }
}

/** Everything that the steps find, brought piece by piece; null where a step found nothing. */
async function gathered<Found>(
  steps: Iterable<Found | null>,
  pieceOf: (fresh: readonly Found[]) => FlipsPiece,
  pace: Pace<FlipsPiece>,
): Promise<readonly Found[]> {
  const all: Found[] = []
  let told = 0
  const keeping = {
    add: (step: Found | null) => {
      if (step !== null) all.push(step)
    },
    take: () => {
      const fresh = all.slice(told)
      told = all.length
      return pieceOf(fresh)
    },
  }
  await inPieces(steps, keeping, pace)
  return all
}

/** The statements that decided, with what the workspace would answer without them. */
function causesIn(scene: Scene, isPartial: boolean): Standing['causes'] {
  const found = causesOf(scene)
  if (found === null) return null
  const truly = (decision: DecisionKind): Otherwise =>
    isPartial && decision !== 'explicitDeny' ? 'unknown' : decision
  return {
    causes: found.causes.map(({ statement, without }) => ({ statement, without: truly(without) })),
    withoutAll: truly(found.withoutAll),
  }
}

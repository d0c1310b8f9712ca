import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { causesOf } from '#engine/explain/proposals/causes.ts'
import type { Edit, Proposal, Scene } from '#engine/explain/proposals/proposal.ts'
import { proposalsFor } from '#engine/explain/proposals/proposals-for.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import { type DocumentDraft, withDrafts } from '#model/drafts.ts'
import { gather, type Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'

import { explainCaller } from './explain-caller.ts'
import { draftsOf, mayEdit } from './flip-drafts.ts'
import { baselineOf, effectsOf, isAllowed } from './flip-effects.ts'
import {
  type Flip,
  type FlipsPiece,
  isOnStatement,
  type Otherwise,
  type Standing,
  type WhatFlips,
} from './flip.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { loosenedBy } from './loosened-by.ts'

/**
 * The smallest changes of the workspace, or of what the call brings, that would turn a decision round, those that
 * weaken a limit last; and ahead of them the statements that made it so. Each change was tried by the engine; where it
 * only edits what is there, in the workspace too. `board`: requests of the same caller whose answers are compared before
 * and after, as those to the expectations are.
 */
export async function askWhatFlips(
  workspace: Workspace,
  caller: Caller,
  { ask, board }: { readonly ask: Ask; readonly board: readonly Ask[] },
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
  pace.report({ standing, flips: [] })
  const proposals = proposalsFor(request, documents, { canEdit: (one) => mayEdit(workspace, one) })
  if (proposals.kind === 'none') return { kind: 'none', ...standing, limits: proposals.limits }

  const flips: Flip[] = []
  let fresh: Flip[] = []
  await inPieces(
    tried({ workspace, caller, ask, board }, { standing, scene, isPartial, proposals: proposals.proposals }),
    {
      add: (flip) => {
        if (flip === null) return
        flips.push(flip)
        fresh.push(flip)
      },
      take: () => {
        const piece = { standing: null, flips: fresh }
        fresh = []
        return piece
      },
    },
    pace,
  )
  return flips.length === 0
    ? { kind: 'none', ...standing, limits: [] }
    : { kind: 'proposed', ...standing, flips }
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

type Asked = {
  readonly workspace: Workspace
  readonly caller: Caller
  readonly ask: Ask
  readonly board: readonly Ask[]
}

type Found = {
  readonly standing: Standing
  readonly scene: Scene
  /** Something that bears on the request is missing, which doesn't matter for as long as it is denied explicitly. */
  readonly isPartial: boolean
  readonly proposals: readonly Proposal[]
}

/** The proposals that hold in the workspace, one after the other; null where there was some work and none is there yet. */
function* tried(asked: Asked, { standing, scene, isPartial, proposals }: Found): Generator<Flip | null> {
  const { workspace, caller, ask, board } = asked
  const isDenied = standing.decision !== 'allowed'
  const baseline = yield* baselineOf(workspace, caller, board)
  const weighed = proposals.map((proposal) => ({
    proposal,
    loosens: isDenied ? loosenedBy(proposal.edits, ask) : [],
  }))
  for (const { proposal, loosens } of weighed.toSorted((a, b) => a.loosens.length - b.loosens.length)) {
    const { edits, decision, scope } = proposal
    const drafts = draftsOf(edits, scene)
    yield null
    if (drafts === null ? isPartial : !isTurned(asked, { edits, drafts, isDenied })) continue
    // tags of the caller or of the resource stand in every request, of which only this one was asked with them
    const canBeTried = edits.every((edit) => isOnStatement(edit) || edit.holder === 'call')
    const besides = drafts === null || !canBeTried ? null : yield* effectsOf(baseline, drafts)
    yield { edits, decision, scope, loosens, drafts, besides }
  }
}

type Change = {
  readonly edits: readonly Edit[]
  readonly drafts: readonly DocumentDraft[]
  readonly isDenied: boolean
}

function isTurned({ workspace, caller, ask }: Asked, { edits, drafts, isDenied }: Change): boolean {
  const asked = { ...ask, context: withEdits(ask.context, edits) }
  return isAllowed(withDrafts(workspace, drafts), caller, asked) === isDenied
}

function withEdits(context: RequestContext, edits: readonly Edit[]): RequestContext {
  let edited = context
  for (const edit of edits) {
    if (edit.kind !== 'set-context') continue
    const others = Object.entries(edited).filter(([key]) => key.toLowerCase() !== edit.key.toLowerCase())
    edited = Object.fromEntries(edit.to === null ? others : [...others, [edit.key, edit.to]])
  }
  return edited
}

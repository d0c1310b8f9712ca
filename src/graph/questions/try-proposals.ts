import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Edit, Proposal, Scene } from '#engine/explain/proposals/proposal.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import { type DocumentDraft, withDrafts } from '#model/drafts.ts'
import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { askedWithoutPolicy, draftsOf, holderOf } from './flip-drafts.ts'
import { baselineOf, effectsOf, isAllowed } from './flip-effects.ts'
import { type Flip, isOnStatement } from './flip.ts'
import { loosenedBy } from './loosened-by.ts'

/** One request of a caller, and others whose answers are compared before and after. */
type Asked = {
  readonly workspace: Workspace
  readonly caller: Caller
  readonly ask: Ask
  readonly board: readonly Ask[]
}

/** What was proposed for a request whose decision is this. */
type Proposed = {
  readonly decision: DecisionKind
  readonly scene: Scene
  /** Something that bears on the request is missing, which doesn't matter for as long as it is denied explicitly. */
  readonly isPartial: boolean
  readonly proposals: readonly Proposal[]
}

/**
 * The proposals that hold in the workspace, one after the other, those that weaken a limit last; null where there was some
 * work and none is there yet.
 */
export function* tryProposals(asked: Asked, proposed: Proposed): Generator<Flip | null> {
  const { decision: before, scene, isPartial, proposals } = proposed
  if (proposals.length === 0) return
  const { workspace, caller, ask, board } = asked
  const isDenied = before !== 'allowed'
  const places = {
    resource: askedWithoutPolicy(workspace, ask.resource),
    holder: holderOf(workspace, caller),
  }
  const baseline = yield* baselineOf(workspace, caller, board)
  const weighed = proposals.map((proposal) => ({
    proposal,
    loosens: isDenied ? loosenedBy(proposal.edits, ask) : [],
  }))
  for (const { proposal, loosens } of weighed.toSorted((a, b) => a.loosens.length - b.loosens.length)) {
    const { edits, decision, scope } = proposal
    const drafts = draftsOf(edits, scene, places)
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

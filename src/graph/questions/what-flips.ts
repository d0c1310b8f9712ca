import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { DecisionKind } from '#engine/evaluate/decision.ts'
import { applyEdits } from '#engine/explain/proposals/apply-proposal.ts'
import { positionedDocuments } from '#engine/explain/proposals/document-position.ts'
import type { Edit, Limit, Proposal, Scene, StatementEdit } from '#engine/explain/proposals/proposal.ts'
import { proposalsFor } from '#engine/explain/proposals/proposals-for.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import { parsePlaceKey } from '#model/document-place.ts'
import { type DocumentDraft, withDrafts } from '#model/drafts.ts'
import { gather, type Ask } from '#model/gather.ts'
import { resolve, type UnknownReason } from '#model/resolve.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { explainCaller } from './explain-caller.ts'

/** What a change would weaken besides letting this request pass. */
export type Loosened = 'boundary' | 'guardrail' | 'trust' | 'condition' | 'deny'

/** A change that turns the decision round, tried in the workspace. */
export type Flip = {
  readonly edits: readonly Edit[]
  readonly decision: DecisionKind
  readonly scope: Proposal['scope']
  /** Empty for what only adds a permission, and for what denies. */
  readonly loosens: readonly Loosened[]
  /** The documents with the change made; null where it needs a policy that isn't there yet. */
  readonly drafts: readonly DocumentDraft[] | null
  /** What else it would do to `board`; null where it could not be tried in the workspace. */
  readonly besides: Besides | null
}

/** Positions in `board` of the requests that a change would allow, and deny, besides. */
export type Besides = { readonly gained: readonly number[]; readonly lost: readonly number[] }

export type WhatFlips =
  | { readonly kind: 'proposed'; readonly decision: DecisionKind; readonly flips: readonly Flip[] }
  | { readonly kind: 'none'; readonly decision: DecisionKind; readonly limits: readonly Limit[] }
  /** It comes to several checks, through an access point: no change was looked for. */
  | { readonly kind: 'several-checks' }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/**
 * The smallest changes of the workspace, or of what the call brings, that would turn a decision round, those that
 * weaken a limit last. Each was tried by the engine; where it only edits what is there, in the workspace too. `board`:
 * requests of the same caller whose answers are compared before and after.
 */
export function whatFlips(
  workspace: Workspace,
  caller: Caller,
  { ask, board }: { readonly ask: Ask; readonly board: readonly Ask[] },
): WhatFlips {
  const resolution = resolve(workspace, caller, ask)
  if (resolution.kind === 'unknown') return resolution
  const before = explainCaller(workspace, caller, ask)
  if (before.kind === 'unknown') return before
  const { decision } = before.trace
  if (resolution.checks.length > 1) return { kind: 'several-checks' }

  const { request, documents } = gather(workspace, caller, ask)
  const proposals = proposalsFor(request, documents, { canEdit: (one) => mayEdit(workspace, one) })
  if (proposals.kind === 'none') return proposals
  const stands = board.map((one) => isAllowed(workspace, caller, one))
  const flips = proposals.proposals.flatMap((proposal): readonly Flip[] => {
    const drafts = draftsOf(proposal, { request, documents })
    const after = withDrafts(workspace, drafts ?? [])
    const asked = { ...ask, context: withEdits(ask.context, proposal.edits) }
    const isTurned = (isAllowed(after, caller, asked) ?? null) === (decision !== 'allowed')
    if (drafts !== null && !isTurned) return []
    // tags of the caller or of the resource stand in every request, of which only this one was asked with them
    const canBeTried =
      drafts !== null && proposal.edits.every((edit) => isOnStatement(edit) || edit.holder === 'call')
    const moves = board.map((one, at) => [stands[at], isAllowed(after, caller, one)] as const)
    return [
      {
        edits: proposal.edits,
        decision: proposal.decision,
        scope: proposal.scope,
        loosens: decision === 'allowed' ? [] : loosenedBy(proposal.edits, ask),
        drafts,
        besides: canBeTried ? besidesOf(moves) : null,
      },
    ]
  })
  if (flips.length === 0) return { kind: 'none', decision, limits: [] }
  return { kind: 'proposed', decision, flips: flips.toSorted((a, b) => a.loosens.length - b.loosens.length) }
}

function besidesOf(
  moves: readonly (readonly [was: boolean | null | undefined, is: boolean | null])[],
): Besides {
  return {
    gained: moves.flatMap(([was, is], at) => (was !== true && is === true ? at : [])),
    lost: moves.flatMap(([was, is], at) => (was === true && is !== true ? at : [])),
  }
}

/** AWS's own policies can't be edited, nor what stands in no document of the workspace. */
function mayEdit(workspace: Workspace, { source }: NamedDocument): boolean {
  const place = source === undefined ? null : parsePlaceKey(source)
  if (place?.kind === 'managed') return entityOf(workspace, 'policy', place.policy)?.owner !== 'aws'
  if (place?.kind === 'organization-policy') {
    return entityOf(workspace, 'organization-policy', place.policy)?.awsManaged === false
  }
  return place !== null
}

/** The documents as edited, each once; null where one of them isn't there to be edited. */
function draftsOf({ edits }: Proposal, scene: Scene): readonly DocumentDraft[] | null {
  const statements = edits.filter(isOnStatement)
  const sources = new Set(statements.map(({ source }) => source))
  if (sources.has(undefined)) return null
  const edited = positionedDocuments(applyEdits(edits, scene).documents)
  const drafts: DocumentDraft[] = []
  for (const source of sources) {
    const place = source === undefined ? null : parsePlaceKey(source)
    const found = edited.find(({ named }) => named.source === source)
    if (place === null || found === undefined) return null
    const document: JsonValue = JSON.parse(JSON.stringify(found.named.document))
    drafts.push({ place, document })
  }
  return drafts
}

function isOnStatement(edit: Edit): edit is StatementEdit {
  return edit.kind !== 'set-context'
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

/** Null where it is unknown. */
function isAllowed(workspace: Workspace, caller: Caller, ask: Ask): boolean | null {
  const explained = explainCaller(workspace, caller, ask)
  return explained.kind === 'unknown' ? null : explained.trace.decision === 'allowed'
}

function loosenedBy(edits: readonly Edit[], ask: Ask): readonly Loosened[] {
  const isOnRole = ask.action.toLowerCase().startsWith('sts:')
  const found = new Set<Loosened>()
  for (const edit of edits) {
    if (edit.kind === 'set-context') continue
    const { layer, kind, before, after } = edit
    if (layer === 'permissionsBoundary' || layer === 'session') found.add('boundary')
    if (layer === 'serviceControl' || layer === 'resourceControl' || layer === 'vpcEndpoint')
      found.add('guardrail')
    if (layer === 'resource' && isOnRole) found.add('trust')
    if (kind === 'narrow-statement' || kind === 'remove-statement') found.add('deny')
    const wasConditional = before !== null && 'Condition' in before
    if (wasConditional && JSON.stringify(before['Condition']) !== JSON.stringify(after?.['Condition'])) {
      if (kind === 'widen-statement') found.add('condition')
    }
  }
  return [...found]
}

import type { DecisionKind, StatementReference } from '#engine/evaluate/decision.ts'
import type { Edit, Limit, Proposal, StatementEdit } from '#engine/explain/proposals/proposal.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import type { UnknownReason } from '#model/resolve.ts'

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
  /** What else it would do; null where it could not be tried in the workspace. */
  readonly besides: Besides | null
}

/** What a change would do to other requests and to the expectations of the workspace. */
export type Besides = {
  /** Positions in `board` of the requests that it would allow, and deny. */
  readonly gained: readonly number[]
  readonly lost: readonly number[]
  /** Expectations that are met and would no longer be, and those that would be. */
  readonly broken: readonly EntityId[]
  readonly mended: readonly EntityId[]
}

/** What a decision would be; unknown where something that bears on it is missing, and no longer beside the point. */
export type Otherwise = DecisionKind | 'unknown'

/** What stands ahead of the changes: the decision, and the statements that made it so. */
export type Standing = {
  readonly decision: DecisionKind
  /** Null where no statement decided. Each was taken out by itself, and then all of them. */
  readonly causes: {
    readonly causes: readonly { readonly statement: StatementReference; readonly without: Otherwise }[]
    readonly withoutAll: Otherwise
  } | null
}

/** What was found so far: the standing first, then one change after the other, in their order, and then roles. */
export type FlipsPiece = {
  readonly standing: Standing | null
  readonly flips: readonly Flip[]
  readonly roles: readonly Arn[]
}

/** `roles`: of a denied request, roles that the caller may assume and that are allowed it. */
export type WhatFlips =
  | (Standing & {
      readonly kind: 'proposed'
      readonly flips: readonly Flip[]
      readonly roles: readonly Arn[]
    })
  | (Standing & { readonly kind: 'none'; readonly limits: readonly Limit[]; readonly roles: readonly Arn[] })
  /** It comes to several checks, through an access point: no change was looked for. */
  | { readonly kind: 'several-checks' }
  | { readonly kind: 'unknown'; readonly reasons: readonly UnknownReason[] }

/** Is it a statement that is edited, rather than what the call brings? */
export function isOnStatement(edit: Edit): edit is StatementEdit {
  return edit.kind !== 'set-context'
}

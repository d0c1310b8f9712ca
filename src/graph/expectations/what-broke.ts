import { asideKinds } from '#model/aside-kinds.ts'
import type { Change } from '#model/change.ts'
import { type DocumentDraft, withDrafts } from '#model/drafts.ts'
import type { Entity, EntityId, Expectation } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { inPieces, type Pace } from '../questions/in-pieces.ts'
import { runExpectation } from './run-expectation.ts'

/** What takes one change back, boards and their requests aside: less to send than the change itself. */
export type StepBack = {
  /** What the change added. */
  readonly drop: readonly EntityId[]
  /** What it changed or removed, as it was before. */
  readonly restore: readonly Entity[]
  /** Nothing that any expectation looks at, but for the expectations themselves, was touched. */
  readonly isAside: boolean
}

/** Since when an expectation fails. */
export type Turn =
  /** As it is stored the workspace does as expected: it is the edits in progress at these positions, each by itself or all together. */
  | { readonly kind: 'edits'; readonly positions: readonly number[] }
  /** Since the change that is `back` steps before the newest one, 0 for the newest. Before, it was met, or could not be answered. */
  | { readonly kind: 'change'; readonly back: number; readonly before: 'met' | 'unknown' }
  /** In everything that was kept, all of these steps back. */
  | { readonly kind: 'always'; readonly steps: number }

export type TurnsPiece = { readonly turns: readonly (readonly [id: EntityId, turn: Turn])[] }

/** What is asked: failing expectations, and the steps back from the workspace as it is stored, newest first. */
export type TurnsQuestion = {
  readonly ids: readonly EntityId[]
  readonly back: readonly StepBack[]
  readonly drafts: readonly DocumentDraft[]
}

/** The step that takes `change` back. Of what no answer hangs on expectations alone are in it, for how they were worded. */
export function stepBack({ added, updated, removed }: Change): StepBack {
  const drop = added.filter(matters)
  const restore = [...updated.map(([from]) => from), ...removed].filter(matters)
  return {
    drop: drop.map(({ id }) => id),
    restore,
    isAside: [...restore, ...drop].every(({ kind }) => asideKinds.has(kind)),
  }
}

function matters({ kind }: Entity): boolean {
  return kind === 'expectation' || !asideKinds.has(kind)
}

/**
 * For each failing expectation the change since which it fails without a break: it failed after it, and not before. An
 * expectation is asked as it was worded at the time; before it was written, as it was at first, so that what broke it may
 * be older than itself. Those that don't fail are passed over.
 *
 * A step costs a copy of the workspace's map and a decision for each expectation whose turn is not found yet.
 */
export function* whatBroke(
  workspace: Workspace,
  { ids, back, drafts }: TurnsQuestion,
): Generator<readonly [EntityId, Turn] | null> {
  const under = withDrafts(workspace, drafts)
  const open = new Map<EntityId, Expectation>()
  for (const id of ids) {
    const expectation = entityOf(workspace, 'expectation', id)
    if (expectation === undefined || !fails(under, expectation)) continue
    if (drafts.length === 0 || fails(workspace, expectation)) open.set(id, expectation)
    else yield [id, { kind: 'edits', positions: editsBehind(workspace, drafts, expectation) }]
  }
  let then = workspace
  for (const [at, step] of back.entries()) {
    if (open.size === 0) return
    then = before(then, step)
    yield null
    for (const [id, expectation] of open) {
      const worded = entityOf(then, 'expectation', id) ?? expectation
      if (step.isAside && worded === expectation) continue
      open.set(id, worded)
      const { kind } = runExpectation(then, worded)
      if (kind === 'failed') continue
      open.delete(id)
      yield [id, { kind: 'change', back: at, before: kind }]
    }
  }
  for (const id of open.keys()) yield [id, { kind: 'always', steps: back.length }]
}

/** The same, brought in pieces. Answers how many turns were found. */
export async function askWhatBroke(
  workspace: Workspace,
  question: TurnsQuestion,
  pace: Pace<TurnsPiece>,
): Promise<number> {
  let count = 0
  let turns: (readonly [EntityId, Turn])[] = []
  await inPieces(
    whatBroke(workspace, question),
    {
      add: (turn) => {
        if (turn === null) return
        count += 1
        turns.push(turn)
      },
      take: () => {
        const piece = { turns }
        turns = []
        return piece
      },
    },
    pace,
  )
  return count
}

function fails(workspace: Workspace, expectation: Expectation): boolean {
  return runExpectation(workspace, expectation).kind === 'failed'
}

/** The edits without which the expectation would not fail; where none of them is enough by itself, all. */
function editsBehind(
  workspace: Workspace,
  drafts: readonly DocumentDraft[],
  expectation: Expectation,
): readonly number[] {
  const positions = drafts.map((_, at) => at)
  const alone = positions.filter(
    (at) =>
      !fails(
        withDrafts(
          workspace,
          drafts.filter((_, other) => other !== at),
        ),
        expectation,
      ),
  )
  return alone.length === 0 ? positions : alone
}

function before(workspace: Workspace, { drop, restore }: StepBack): Workspace {
  const entities = new Map(workspace.entities)
  for (const id of drop) entities.delete(id)
  for (const entity of restore) entities.set(entity.id, entity)
  return { ...workspace, entities }
}

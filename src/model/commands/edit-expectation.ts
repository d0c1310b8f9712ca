import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { label, updating, type Update } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { checkExpectation, principalText, type ExpectationInput } from './create-expectation.ts'
import type { Problem } from './problem.ts'

export type EditExpectation = ExpectationInput & { readonly id: EntityId }

/** Expect something else instead. Refuses what `createExpectation` does. */
export function editExpectation(workspace: Workspace, input: EditExpectation): Result<Change, Problem> {
  const before = entityOf(workspace, 'expectation', input.id)
  if (before === undefined) return refused(noSuch('expectation', input.id))
  const problem = checkExpectation(input)
  if (problem !== null) return refused(problem)
  const after = { ...before, ...input }
  const isSame = JSON.stringify(before) === JSON.stringify(after)
  const names = label('edit-expectation', input.action, principalText(input.principal))
  return ok(updating(names, [before, isSame ? before : after]))
}

export type MoveExpectation = {
  readonly id: EntityId
  /** The place in the list that it is to have, counted from 0; past the end means last. */
  readonly to: number
}

/** Move an expectation to another place in the list; the others close up. */
export function moveExpectation(workspace: Workspace, { id, to }: MoveExpectation): Result<Change, Problem> {
  const moving = entityOf(workspace, 'expectation', id)
  if (moving === undefined) return refused(noSuch('expectation', id))
  const list = entitiesOf(workspace, 'expectation').toSorted((a, b) => a.order - b.order)
  const others = list.filter((one) => one.id !== id)
  const moved = others.toSpliced(Math.max(0, Math.trunc(to)), 0, moving)
  const updates = moved.map((one, order): Update => [one, one.order === order ? one : { ...one, order }])
  return ok(updating(label('move-expectation', moving.action, principalText(moving.principal)), ...updates))
}

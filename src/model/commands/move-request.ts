import { ok, refused, type Result } from '#engine/result.ts'

import { pinsOf } from '../board.ts'
import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating, type Update } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type MoveRequest = {
  readonly id: EntityId
  /** The place on the board that it is to have, counted from 0; past the end means last. */
  readonly to: number
}

/** Move a request to another place on its board; the others close up. */
export function moveRequest(workspace: Workspace, { id, to }: MoveRequest): Result<Change, Problem> {
  const pin = entityOf(workspace, 'pinned-request', id)
  if (pin === undefined) return refused(noSuch('pinned-request', id))
  const others = pinsOf(workspace, pin.board).filter((one) => one.id !== id)
  const place = Math.max(0, Math.trunc(to)) // NaN stays NaN, which `toSpliced` takes as 0
  const moved = others.toSpliced(place, 0, pin)
  const updates = moved.map((one, order): Update => [one, one.order === order ? one : { ...one, order }])
  return ok(updating(label('move-request', pin.action, pin.resource), ...updates))
}

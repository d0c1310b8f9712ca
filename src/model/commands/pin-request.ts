import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'

import { hasBoard, pinsOf } from '../board.ts'
import type { Change } from '../change.ts'
import type { EntityId, PinnedRequest } from '../entities/entity.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { first, invalid } from './check-input.ts'
import { checkKeys } from './check-keys.ts'
import { checkRequest } from './check-request.ts'
import type { Problem } from './problem.ts'

export type PinRequest = {
  /** A fresh one, `pin/…`. */
  readonly id: EntityId
  /** The board that it goes on. */
  readonly board: EntityId
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
  /** Keys whose values nobody knows. */
  readonly unknown: readonly string[]
}

/**
 * Put a request at the end of a board. Refuses an action that isn't a single one, a resource that isn't an ARN or `*`, a
 * context value that isn't of its key's type, and a board that isn't there.
 */
export function pinRequest(workspace: Workspace, input: PinRequest): Result<Change, Problem> {
  const { action, resource } = input
  const problem = pinProblem(workspace, input)
  if (problem !== null) return refused(problem)
  const order = lastOf(workspace, input.board) + 1
  return ok(adding(label('pin-request', action, resource), { ...input, kind: 'pinned-request', order }))
}

/** Put several requests at the end of a board, in one change. Refuses all where it would refuse one. */
export function pinRequests(workspace: Workspace, inputs: readonly PinRequest[]): Result<Change, Problem> {
  const problem = first(inputs.map((input) => pinProblem(workspace, input)))
  if (problem !== null) return refused(problem)
  const pins = inputs.map((input, at): PinnedRequest => {
    const order = lastOf(workspace, input.board) + 1 + at
    return { ...input, kind: 'pinned-request', order }
  })
  return ok(adding(label('pin-requests', String(pins.length)), ...pins))
}

function pinProblem(workspace: Workspace, input: PinRequest): Problem | null {
  const { id, board } = input
  return first([
    checkRequest(input),
    checkKeys(input),
    id.startsWith('pin/') ? null : invalid('id', id, 'reserved-prefix', null),
    workspace.entities.has(id) ? alreadyExists('pinned-request', id) : null,
    hasBoard(workspace, board) ? null : noSuch('board', board),
  ])
}

function lastOf(workspace: Workspace, board: EntityId): number {
  return pinsOf(workspace, board).at(-1)?.order ?? -1
}

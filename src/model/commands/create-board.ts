import { ok, refused, type Result } from '#engine/result.ts'

import { boardsOf } from '../board.ts'
import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists } from './check-entity.ts'
import { checkText, first, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateBoard = {
  /** A fresh one, `board/…`. */
  readonly id: EntityId
  readonly name: string
}

/** Make an empty board, the last of them. Two boards of one name would be hard to tell apart: the second is refused. */
export function createBoard(workspace: Workspace, { id, name }: CreateBoard): Result<Change, Problem> {
  const boards = boardsOf(workspace)
  const problem = first([
    checkText('name', name, 'board-name'),
    id.startsWith('board/') ? null : invalid('id', id, 'reserved-prefix', null),
    boards.some((one) => one.name === name || one.id === id) ? alreadyExists('board', name) : null,
  ])
  if (problem !== null) return refused(problem)
  const order = Math.max(...boards.map((board) => board.order)) + 1
  return ok(adding(label('create-board', name), { kind: 'board', id, order, name, context: {}, unknown: [] }))
}

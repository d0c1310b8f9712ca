import { ok, refused, type Result } from '#engine/result.ts'

import { boardOf, boardsOf, type Keys, pinsOf } from '../board.ts'
import type { Change } from '../change.ts'
import { type Board, type EntityId, mainBoard } from '../entities/entity.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label, updating } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import { checkKeys } from './check-keys.ts'
import type { Problem } from './problem.ts'

/** Call a board something else. Refuses the name of another one. */
export function renameBoard(
  workspace: Workspace,
  { id, name }: { readonly id: EntityId; readonly name: string },
): Result<Change, Problem> {
  const board = boardOf(workspace, id)
  if (board === undefined) return refused(noSuch('board', id))
  const isTaken = boardsOf(workspace).some((one) => one.id !== id && one.name === name)
  const problem = first([
    checkText('name', name, 'board-name'),
    isTaken ? alreadyExists('board', name) : null,
  ])
  return problem === null ? ok(putting(workspace, 'rename-board', board, { name })) : refused(problem)
}

/** Set what every request of a board carries. Refuses a value that isn't of its key's type. */
export function setBoardKeys(
  workspace: Workspace,
  { id, context, unknown }: Keys & { readonly id: EntityId },
): Result<Change, Problem> {
  const board = boardOf(workspace, id)
  if (board === undefined) return refused(noSuch('board', id))
  const problem = checkKeys({ context, unknown })
  if (problem !== null) return refused(problem)
  return ok(putting(workspace, 'set-board-keys', board, { context, unknown }))
}

/** Remove a board with the requests on it. Of the first board, which is always there, the requests and keys go. */
export function deleteBoard(
  workspace: Workspace,
  { id }: { readonly id: EntityId },
): Result<Change, Problem> {
  const board = boardOf(workspace, id)
  if (board === undefined) return refused(noSuch('board', id))
  const own = workspace.entities.has(id) ? [board] : []
  const removed = [...pinsOf(workspace, id), ...own]
  return ok({ label: label('delete-board', board.name), added: [], updated: [], removed })
}

/** The first board becomes an entity when something of it is set. */
function putting(workspace: Workspace, verb: string, board: Board, part: Partial<Board>): Change {
  const to = { ...board, ...part }
  const names = label(verb, board.name, ...('name' in part ? [to.name] : []))
  return board.id === mainBoard && !workspace.entities.has(mainBoard)
    ? adding(names, to)
    : updating(names, [board, to])
}

import { ok, refused, type Result } from '#engine/result.ts'

import { boardsOf, type Keys } from '../board.ts'
import type { Change } from '../change.ts'
import type { Board, EntityId, PinnedRequest } from '../entities/entity.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists } from './check-entity.ts'
import { checkText, first, invalid } from './check-input.ts'
import { checkKeys } from './check-keys.ts'
import { checkRequest } from './check-request.ts'
import type { Problem } from './problem.ts'

export type AddBoard = Keys & {
  /** A fresh one, `board/…`. */
  readonly id: EntityId
  readonly name: string
  /** Each with a fresh id, `pin/…`. */
  readonly requests: readonly (Keys & {
    readonly id: EntityId
    readonly action: string
    readonly resource: string
  })[]
}

/**
 * Add a board with all that is on it, such as one that somebody shared. Where its name is taken, it gets a number. Refuses
 * what `createBoard` and `pinRequest` refuse.
 */
export function addBoard(workspace: Workspace, input: AddBoard): Result<Change, Problem> {
  const { id, context, unknown, requests } = input
  const ids = [id, ...requests.map((request) => request.id)]
  const taken = ids.find((one, at) => workspace.entities.has(one) || ids.indexOf(one) !== at)
  const problem = first([
    checkText('name', input.name, 'board-name'),
    id.startsWith('board/') ? null : invalid('id', id, 'reserved-prefix', null),
    requests.every((one) => one.id.startsWith('pin/')) ? null : invalid('id', id, 'reserved-prefix', null),
    taken === undefined ? null : alreadyExists('board', taken),
    checkKeys({ context, unknown }),
    ...requests.flatMap((request) => [checkRequest(request), checkKeys(request)]),
  ])
  if (problem !== null) return refused(problem)
  const boards = boardsOf(workspace)
  const names = new Set(boards.map((one) => one.name))
  const name = freeName(input.name, names)
  const order = Math.max(...boards.map((one) => one.order)) + 1
  const board: Board = { kind: 'board', id, order, name, context, unknown }
  const pins = requests.map((request, at) => pinOf(request, id, at))
  return ok(adding(label('create-board', name), board, ...pins))
}

function pinOf(request: AddBoard['requests'][number], board: EntityId, order: number): PinnedRequest {
  return { ...request, kind: 'pinned-request', board, order }
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${name.slice(0, 70)} (${number})`
  return free
}

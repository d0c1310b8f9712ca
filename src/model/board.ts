import type { RequestContext } from '#engine/request/request.ts'

import { type Board, type EntityId, mainBoard, type PinnedRequest } from './entities/entity.ts'
import type { Ask } from './gather.ts'
import { leavesAlone, oncePerWorkspace } from './once-per-workspace.ts'
import { mergedContext } from './request-context.ts'
import { entitiesOf, entityOf, type Workspace } from './workspace.ts'

/** What is asked, and the keys whose values nobody knows. */
export type OpenAsk = Ask & { readonly unknown: readonly string[] }

/** The first board, as it is before anybody names it or sets a key. */
const unnamed: Board = {
  kind: 'board',
  id: mainBoard,
  order: -1,
  name: 'Main board',
  context: {},
  unknown: [],
}

/** All boards in their order, the one that is always there among them. */
export const boardsOf = oncePerWorkspace((workspace): readonly Board[] => {
  const made = entitiesOf(workspace, 'board')
  const all = made.some(({ id }) => id === mainBoard) ? made : [unnamed, ...made]
  return all.toSorted((a, b) => a.order - b.order)
}, leavesAlone('board'))

/** The board of that id, the unnamed first one included. */
export function boardOf(workspace: Workspace, id: EntityId): Board | undefined {
  return entityOf(workspace, 'board', id) ?? (id === mainBoard ? unnamed : undefined)
}

export function hasBoard(workspace: Workspace, id: EntityId): boolean {
  return boardOf(workspace, id) !== undefined
}

const pinsByBoard = oncePerWorkspace((workspace): ReadonlyMap<EntityId, readonly PinnedRequest[]> => {
  const sorted = entitiesOf(workspace, 'pinned-request').toSorted((a, b) => a.order - b.order)
  const found = new Map<EntityId, PinnedRequest[]>()
  for (const pin of sorted) {
    const before = found.get(pin.board)
    if (before === undefined) found.set(pin.board, [pin])
    else before.push(pin)
  }
  return found
}, leavesAlone('pinned-request'))

const none: readonly PinnedRequest[] = []

/** The requests of a board, in their order. */
export function pinsOf(workspace: Workspace, board: EntityId): readonly PinnedRequest[] {
  return pinsByBoard(workspace).get(board) ?? none
}

/** What a pinned request asks: with the keys of its board, of which its own go first, whether known or not. */
export function askOfPin(workspace: Workspace, pin: PinnedRequest): OpenAsk {
  const { action, resource } = pin
  const board = boardOf(workspace, pin.board) ?? unnamed
  return { action, resource, ...joinedKeys(board, pin) }
}

/** Keys that are given, and keys that are not known. */
export type Keys = { readonly context: RequestContext; readonly unknown: readonly string[] }

function joinedKeys(board: Keys, own: Keys): Keys {
  const said = new Set([...Object.keys(own.context), ...own.unknown].map((key) => key.toLowerCase()))
  const isLeft = (key: string) => !said.has(key.toLowerCase())
  const given = Object.entries(board.context).filter(([key]) => isLeft(key))
  return {
    context: mergedContext(Object.fromEntries(given), own.context),
    unknown: [...board.unknown.filter(isLeft), ...own.unknown],
  }
}

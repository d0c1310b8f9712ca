import { addBoard } from '#model/commands/add-board.ts'
import { createBoard } from '#model/commands/create-board.ts'
import { moveRequest } from '#model/commands/move-request.ts'
import { type PinRequest, pinRequest, pinRequests } from '#model/commands/pin-request.ts'
import type { Problem } from '#model/commands/problem.ts'
import { unpinRequest } from '#model/commands/unpin-request.ts'
import type { EntityId, PinnedRequest } from '#model/entities/entity.ts'
import type { Ask } from '#worker/contract.ts'

import { perform, tellWhyNot } from '../parts/perform.ts'
import { run, workspaceStore } from '../state/workspace-store.ts'

/** Put a request at the end of a board. Answers why not, or null. */
export function pinTo(board: EntityId, ask: Ask): Problem | null {
  const pinned = run(pinRequest, pinOf(board, ask))
  return pinned.ok ? null : pinned.problem
}

/** Put many at the end of a board, as one change. */
export function pinAll(board: EntityId, asks: readonly Ask[]): Problem | null {
  const pinned = run(
    pinRequests,
    asks.map((ask) => pinOf(board, ask)),
  )
  return pinned.ok ? null : pinned.problem
}

/** Make a board of that name and show it. Answers why not, or null. */
export function newBoard(name: string, show: (id: EntityId) => void): Problem | null {
  const id = `board/${crypto.randomUUID()}`
  const made = run(createBoard, { id, name })
  if (!made.ok) return made.problem
  show(id)
  return null
}

/** Make a board of that name with these requests on it, as one change, and show it. Answers why not, or null. */
export function newBoardWith(
  name: string,
  asks: readonly Ask[],
  show: (id: EntityId) => void,
): Problem | null {
  const id = `board/${crypto.randomUUID()}`
  const named = createBoard(workspaceStore.getState().workspace, { id, name })
  if (!named.ok) return named.problem
  const requests = asks.map((ask) => pinOf(id, ask))
  const made = run(addBoard, { id, name, context: {}, unknown: [], requests })
  if (!made.ok) return made.problem
  show(id)
  return null
}

function pinOf(board: EntityId, ask: Ask): PinRequest {
  return { unknown: [], ...ask, board, id: `pin/${crypto.randomUUID()}` }
}

/** Take a request off the board, with an offer to undo. */
export function unpin({ id }: PinnedRequest): void {
  perform(unpinRequest, { id })
}

/** Say why where this tab takes no changes. Answers whether it was said. */
export function refuseChange(): boolean {
  const { isReadOnly } = workspaceStore.getState()
  if (isReadOnly) void tellWhyNot({ kind: 'read-only' })
  return isReadOnly
}

/** Move a request to another place of the board, counted from 0. The board itself shows it; only why not is said. */
export function movePin({ id }: PinnedRequest, to: number): void {
  if (to >= 0 && !refuseChange()) run(moveRequest, { id, to })
}

/** The same, with the focus on the row where it has gone, or on its button that says so. */
export function moveAndFollow(pin: PinnedRequest, to: number, by?: 'Move up' | 'Move down'): void {
  movePin(pin, to)
  requestAnimationFrame(() => {
    const main = document.getElementById(`row-${pin.id}`)
    const button = main?.parentElement?.querySelector<HTMLButtonElement>(`button[aria-label^="${by ?? ' '}"]`)
    const focused = button === null || button === undefined || button.disabled ? main : button
    focused?.focus()
  })
}

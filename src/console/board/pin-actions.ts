import { moveRequest } from '#model/commands/move-request.ts'
import { pinRequest } from '#model/commands/pin-request.ts'
import type { Problem } from '#model/commands/problem.ts'
import { unpinRequest } from '#model/commands/unpin-request.ts'
import type { PinnedRequest } from '#model/entities/entity.ts'
import type { Ask } from '#worker/contract.ts'

import { perform } from '../parts/perform.ts'
import { run } from '../state/workspace-store.ts'

/** Put a request at the end of the board. Answers why not, or null. */
export function pin(ask: Ask): Problem | null {
  const pinned = run(pinRequest, { ...ask, id: `pin/${crypto.randomUUID()}` })
  return pinned.ok ? null : pinned.problem
}

/** Take a request off the board, with an offer to undo. */
export function unpin({ id }: PinnedRequest): void {
  perform(unpinRequest, { id })
}

/** Move a request to another place of the board, counted from 0. The board itself shows it: nothing needs saying. */
export function movePin({ id }: PinnedRequest, to: number): void {
  if (to >= 0) run(moveRequest, { id, to })
}

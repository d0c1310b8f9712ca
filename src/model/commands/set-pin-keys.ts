import { ok, refused, type Result } from '#engine/result.ts'

import type { Keys } from '../board.ts'
import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { checkKeys } from './check-keys.ts'
import type { Problem } from './problem.ts'

/** Set the keys of one request of a board, which go before the board's own. Refuses a value that isn't of its key's type. */
export function setPinKeys(
  workspace: Workspace,
  { id, context, unknown }: Keys & { readonly id: EntityId },
): Result<Change, Problem> {
  const pin = entityOf(workspace, 'pinned-request', id)
  if (pin === undefined) return refused(noSuch('pinned-request', id))
  const problem = checkKeys({ context, unknown })
  if (problem !== null) return refused(problem)
  return ok(updating(label('set-pin-keys', pin.action, pin.resource), [pin, { ...pin, context, unknown }]))
}

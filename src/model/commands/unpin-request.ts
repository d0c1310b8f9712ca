import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type UnpinRequest = { readonly id: EntityId }

/** Take a request off the board. */
export function unpinRequest(workspace: Workspace, { id }: UnpinRequest): Result<Change, Problem> {
  const pin = entityOf(workspace, 'pinned-request', id)
  if (pin === undefined) return refused(noSuch('pinned-request', id))
  const names = label('unpin-request', pin.action, pin.resource)
  return ok({ label: names, added: [], updated: [], removed: [pin] })
}

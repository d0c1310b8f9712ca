import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { EntityId } from '../entities/entity.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists } from './check-entity.ts'
import { first, invalid } from './check-input.ts'
import { checkRequest } from './check-request.ts'
import type { Problem } from './problem.ts'

export type PinRequest = {
  /** A fresh one, `pin/…`. */
  readonly id: EntityId
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

/** Put a request at the end of the board. Refuses an action that isn't a single one, and a resource that isn't an ARN or `*`. */
export function pinRequest(workspace: Workspace, input: PinRequest): Result<Change, Problem> {
  const { id, action, resource } = input
  const problem = first([
    checkRequest(input),
    id.startsWith('pin/') ? null : invalid('id', id, 'reserved-prefix', null),
    workspace.entities.has(id) ? alreadyExists('pinned-request', id) : null,
  ])
  if (problem !== null) return refused(problem)
  const last = entitiesOf(workspace, 'pinned-request').reduce((max, { order }) => Math.max(max, order), -1)
  return ok(
    adding(label('pin-request', action, resource), { ...input, kind: 'pinned-request', order: last + 1 }),
  )
}

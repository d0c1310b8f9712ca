import type { PinnedRequest } from '#model/entities/entity.ts'
import { oncePerWorkspace } from '#model/look-up.ts'
import { entitiesOf } from '#model/workspace.ts'

/** The pinned requests, in the order of the board. */
export const pinsOf = oncePerWorkspace((workspace): readonly PinnedRequest[] =>
  entitiesOf(workspace, 'pinned-request').toSorted((a, b) => a.order - b.order),
)

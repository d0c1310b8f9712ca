import type { EntityKind } from './entities/entity.ts'

/** What no answer hangs on, but for the expectations' own, and for the keys of boards and requests. */
export const asideKinds: ReadonlySet<EntityKind> = new Set(['pinned-request', 'board', 'expectation'])

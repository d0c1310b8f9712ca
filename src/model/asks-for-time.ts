import type { Entity } from './entities/entity.ts'
import { oncePerWorkspace } from './once-per-workspace.ts'

const timeKey = /aws:(?:currenttime|epochtime)/i

/**
 * Whether any policy of the workspace asks what time it is (R6.1), in a condition or a variable. Where none does, and none of
 * the session's either, an answer is the same at every time. It errs on the side of yes: the keys may stand in other text.
 *
 * Cost: reads the workspace once, and then what changed.
 */
export const asksForTime = oncePerWorkspace((workspace) => [...workspace.entities.values()].some(isTimed))

const known = new WeakMap<Entity, boolean>()

function isTimed(entity: Entity): boolean {
  let answer = known.get(entity)
  if (answer === undefined) known.set(entity, (answer = timeKey.test(JSON.stringify(entity))))
  return answer
}

/** The same of anything that holds policies, such as a session. */
export function mentionsTime(holder: object): boolean {
  return timeKey.test(JSON.stringify(holder))
}

import { oncePerWorkspace } from './look-up.ts'

const timeKey = /aws:(?:currenttime|epochtime)/i

/**
 * Whether any policy of the workspace asks what time it is (R6.1), in a condition or a variable. Where none does, and none of
 * the session's either, an answer is the same at every time. It errs on the side of yes: the keys may stand in other text.
 *
 * Cost: reads the workspace once.
 */
export const asksForTime = oncePerWorkspace((workspace) =>
  [...workspace.entities.values()].some((entity) => timeKey.test(JSON.stringify(entity))),
)

/** The same of anything that holds policies, such as a session. */
export function mentionsTime(holder: object): boolean {
  return timeKey.test(JSON.stringify(holder))
}

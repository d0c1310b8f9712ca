import type { Workspace } from './workspace.ts'

const dayMs = 24 * 3600 * 1000

/** No call is made before this any more, whatever a clock shows. */
export const earliestDay = Date.UTC(2025, 0, 1)

/** When the day of `now` begins in UTC; both in milliseconds since 1970. */
export function dayOf(now: number): number {
  return Math.floor(now / dayMs) * dayMs
}

/** When the day begins on which the workspace is asked about: no time before it comes again. Where nobody told, 2025. */
export function todayOf({ today = earliestDay }: Workspace): number {
  return today
}

/** The workspace as it is asked about at `now`, in milliseconds since 1970: the very same one all day. */
export function onDayOf(workspace: Workspace, now: number): Workspace {
  const today = dayOf(now)
  return workspace.today === today ? workspace : { ...workspace, today }
}

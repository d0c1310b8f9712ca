import type { OpenCondition } from '#engine/evaluate/possibility.ts'

/** The condition that sessions of a role meet which have the name, and no others (R6.2). */
export function namedSo(session: string): OpenCondition {
  return { operator: 'StringLike', key: 'aws:userid', values: [`*:${session}`], must: 'hold' }
}

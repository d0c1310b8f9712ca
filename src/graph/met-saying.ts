import { isMetBy, requirement } from '#engine/evaluate/possibility-requirement.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import { comesWith, mfaKey, type MfaSaying, tellsOfCredentials } from './mfa-sayings.ts'

/** Is the condition met where a request says so of MFA? Null: that hangs on something else (R6.3, R6.5). */
export function isMetSaying(said: MfaSaying, { operator, key, values, must }: OpenCondition): boolean | null {
  if (!tellsOfCredentials(key)) return null
  const folded = key.toLowerCase()
  const read = requirement(operator, key, values)
  if (read === null) return null
  const each = { condition: read.condition, must }
  if (!comesWith(folded, said)) return isMetBy(each, undefined)
  // some age, or some time, will do
  if (folded !== mfaKey && read.condition.operator.family !== 'null') return null
  return isMetBy(each, { values: [said], multivalued: false })
}

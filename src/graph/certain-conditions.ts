import { parseDate } from '#engine/condition/date-comparison.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'

import { isMetSaying } from './met-saying.ts'
import { mfaKey, mfaSayings, tellsOfCredentials } from './mfa-sayings.ts'

/** Keys that every call has, in lower case (R6.1). */
const ofEachCall: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:requestedregion',
  'aws:securetransport',
])

/** Keys that temporary credentials always bring, in lower case: a session of a role has no others (R6.3, R6.5). */
const ofSessions: ReadonlySet<string> = new Set([mfaKey, 'aws:tokenissuetime'])

/** Calls that always name the policy that they are about (R6.14). */
const namesPolicy = /^iam:(attach|detach)(user|group|role)policy$/i

/** What is so of a condition whatever open keys turn out to be, in every call of an action. */
export type Told = 'met' | 'never' | 'open'

/** Some call of `action`, made on the day that begins at `today` or later; of a session of a role, or not known to be of one. */
export type Call = { readonly action: string; readonly today: number; readonly isOfRole: boolean }

/**
 * What is so of the condition in every such call: an absent key that each has, a time that is over.
 *
 * Rules R4.7, R6.1, R6.3, R6.5, R6.14.
 */
export function toldOf({ operator, key, values, must }: OpenCondition, call: Call): Told {
  const folded = key.toLowerCase()
  const asked = { values, today: call.today }
  // without the key it fails, and credentials that are fetched from today on were issued since
  const isOld =
    folded === 'aws:tokenissuetime' && /^date(less|equals$)/i.test(operator) && !/ifexists$/i.test(operator)
  const isTold = isOld || isPresent(folded, call)
  const holds = isTold ? holdsAlways(operator.toLowerCase(), folded, asked) : null
  if (holds === null) return 'open'
  return holds === (must === 'hold') ? 'met' : 'never'
}

/**
 * Does no such call meet all of them together? So it is where neither having used MFA nor not having does, nor saying nothing of it, as a
 * session of a role never does (R6.3): how long ago it was used comes with MFA alone, when they were issued with temporary credentials (R6.5).
 */
export function areNeverMet(way: readonly OpenCondition[], call: Call): boolean {
  if (way.some((condition) => toldOf(condition, call) === 'never')) return true
  const onCredentials = way.filter(({ key }) => tellsOfCredentials(key))
  if (onCredentials.length === 0) return false
  return !mfaSayings(call.isOfRole).some((said) =>
    onCredentials.every((condition) => isMetSaying(said, condition) !== false),
  )
}

function isPresent(folded: string, { action, isOfRole }: Call): boolean {
  return (
    ofEachCall.has(folded) ||
    (isOfRole && ofSessions.has(folded)) ||
    (folded === 'iam:policyarn' && namesPolicy.test(action))
  )
}

/** Does it hold, or fail, of every value that a key may have which is there? Null: that hangs on the value. */
function holdsAlways(
  operator: string,
  folded: string,
  { values, today }: { readonly values: readonly string[]; readonly today: number },
): boolean | null {
  if (operator === 'null') {
    const [value, ...more] = values.map((one) => one.toLowerCase())
    if (more.length > 0 || (value !== 'true' && value !== 'false')) return null
    return value === 'false'
  }
  if (!tellsTime(folded) && folded !== 'aws:tokenissuetime') return null
  const plain = operator.replace(/ifexists$/, '')
  const isOver = (text: string) => {
    const date = parseDate(text)
    return date !== null && date < today
  }
  // seconds are numbers as well
  switch (folded === 'aws:epochtime' ? plain.replace(/^numeric/, 'date') : plain) {
    // one of the values is enough
    case 'datelessthan':
    case 'datelessthanequals':
    case 'dateequals':
      return values.every(isOver) ? false : null
    case 'dategreaterthan':
    case 'dategreaterthanequals':
      return values.some(isOver) ? true : null
    case 'datenotequals':
      return values.every(isOver) ? true : null
    default:
      return null
  }
}

/** Is the key, in lower case, the time of a call? */
export function tellsTime(folded: string): boolean {
  return folded === 'aws:currenttime' || folded === 'aws:epochtime'
}

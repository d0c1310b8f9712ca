import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { allConditionsOf } from '#graph/all-conditions.ts'
import {
  comesWith,
  isOfRole,
  mfaKey,
  type MfaSaying,
  mfaSayings,
  tellsOfCredentials,
} from '#graph/mfa-sayings.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

/** Who call, and all that each of their calls hangs on at once. */
type Calls = Pick<TrustEdge, 'conditions' | 'besides'> & {
  readonly callers: readonly Pick<TrustEdge, 'from'>[]
}

/** Does it ask whether MFA was used? */
export function isOnMfa({ key }: OpenCondition): boolean {
  return key.toLowerCase() === mfaKey
}

/**
 * What a condition on `aws:MultiFactorAuthPresent` comes to for calls that hang on it, in a few words. Not each asks for MFA: where it
 * lets pass whoever says nothing of it, an access key is enough. All that the calls hang on is looked at together, so that each of
 * their conditions on MFA has the same word; of several callers it is whatever lets some of them in.
 */
export function mfaWord(condition: OpenCondition, calls: Calls): string {
  const together = passing(calls)
  const told = together.length > 0 ? together : passing({ callers: calls.callers, conditions: [condition] })
  return words[told.join(' ')] ?? 'MFA'
}

/** What is easily overlooked of a condition on MFA that `edge` hangs on; empty where there is nothing to say. */
export function mfaNote(
  condition: OpenCondition,
  edge: Pick<TrustEdge, 'from' | 'conditions' | 'besides'>,
): string {
  if (!isOnMfa(condition)) return ''
  const asksForIt = passes(condition, 'true') && !passes(condition, 'false')
  return asksForIt && passing({ ...edge, callers: [edge] }).includes('nothing')
    ? 'An access key is enough: its requests say nothing of MFA, and this lets them pass.'
    : ''
}

/** What passes all that the calls hang on. */
function passing(calls: Calls): readonly MfaSaying[] {
  const conditions = allConditionsOf(calls)
  return mfaSayings(calls.callers.every(({ from }) => isOfRole(from))).filter((said) =>
    conditions.every((condition) => passes(condition, said)),
  )
}

const words: Readonly<Record<string, string>> = {
  true: 'MFA',
  false: 'no MFA',
  nothing: 'access key',
  'true nothing': 'MFA or access key',
  'false nothing': 'no MFA',
  'true false': 'temporary credentials',
}

/** Can it turn out as it must where a request says so of MFA? */
function passes(condition: OpenCondition, said: MfaSaying): boolean {
  if (isOnMfa(condition)) return holds(condition, said) === (condition.must === 'hold')
  if (!tellsOfCredentials(condition.key)) return true
  const isThere = comesWith(condition.key, said)
  if (isThere && condition.operator.toLowerCase() !== 'null') return true // some age, or some time, will do
  return holds(condition, isThere ? said : 'nothing') === (condition.must === 'hold')
}

/** R4.3, R4.4, R4.13, R4.15. */
function holds({ operator, values }: OpenCondition, said: MfaSaying): boolean {
  const name = operator.toLowerCase()
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  if (name === 'null') return wanted.has(said === 'nothing' ? 'true' : 'false')
  const isNegated = /^(?:for\w+:)?\w+not/.test(name)
  if (said !== 'nothing') return wanted.has(said) !== isNegated
  return name.endsWith('ifexists') || name.startsWith('forallvalues:') || (isNegated && !name.includes(':'))
}

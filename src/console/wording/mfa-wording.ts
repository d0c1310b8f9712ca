import type { OpenCondition } from '#engine/evaluate/possibility.ts'

/**
 * What a request can say of MFA (R6.3): temporary credentials say whether it was used, access keys say nothing, and
 * sessions of roles are always temporary.
 */
type Said = 'true' | 'false' | 'nothing'

/**
 * What a condition on `aws:MultiFactorAuthPresent` comes to for calls of `from`, in a few words. Not each asks for MFA: where it lets pass
 * whoever says nothing of it, an access key is enough.
 */
export function mfaWord(condition: OpenCondition, from: string): string {
  const isRole = /:(?:role|assumed-role)\//.test(from)
  const can: readonly Said[] = isRole ? ['true', 'false'] : ['true', 'false', 'nothing']
  const passing = can.filter((said) => holds(condition, said) === (condition.must === 'hold'))
  return words[passing.join(' ')] ?? 'MFA'
}

/** What is easily overlooked of a condition on MFA; empty where there is nothing to say. */
export function mfaNote(condition: OpenCondition, from: string): string {
  const isMfa = condition.key.toLowerCase() === 'aws:multifactorauthpresent'
  return isMfa && mfaWord(condition, from) === 'MFA or access key'
    ? 'An access key is enough: its requests say nothing of MFA, and this lets them pass.'
    : ''
}

const words: Readonly<Record<string, string>> = {
  true: 'MFA',
  false: 'no MFA',
  nothing: 'access key',
  'true nothing': 'MFA or access key',
  'false nothing': 'no MFA',
  'true false': 'temporary credentials',
}

/** R4.3, R4.4, R4.13, R4.15. */
function holds({ operator, values }: OpenCondition, said: Said): boolean {
  const name = operator.toLowerCase()
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  if (name === 'null') return wanted.has(said === 'nothing' ? 'true' : 'false')
  const isNegated = /^(?:for\w+:)?\w+not/.test(name)
  if (said !== 'nothing') return wanted.has(said) !== isNegated
  return name.endsWith('ifexists') || name.startsWith('forallvalues:') || (isNegated && !name.includes(':'))
}

import type { TrustEdge } from '#graph/trust-graph.ts'

import { conditionSentence, otherWaySentences } from './graph-wording.ts'
import { secondSentence } from './second-wording.ts'

/** That there are permissions which stand for no lines: see `HiddenHalf`. Empty where there are none. */
export function hiddenSentence(count: number): string {
  if (count === 0) return ''
  const which = count === 1 ? '1 permission covers' : `${count.toLocaleString('en')} permissions cover`
  return `${which} many roles at once. Lines are drawn only to those that are known to trust the caller.`
}

/** What such a permission is, and what was not looked into. */
export const halvesMeaning =
  'Each is a policy that may allow sts:AssumeRole on many roles at once. A role to which there is no line is not known to trust the holder, so this is no access; whether conditions or denials take the permission away was not asked role by role.'

/** What half a line hangs on besides, which whoever is to come in by it has to meet. Empty where it hangs on nothing, and where nobody is there. */
export function askedBesides({ reason, conditions, others, besides = [] }: TrustEdge): string {
  if (reason === 'no-such-principal') return ''
  const asked = [...conditions.map(conditionSentence), ...besides.map(secondSentence)].join('; ')
  if (asked === '') return ''
  const hanging = `What is allowed hangs on this besides: ${asked}`
  const ways = others === undefined ? [] : otherWaySentences({ others })
  return others?.length === 0 ? `${hanging}. ${ways.join(' ')}` : `${[hanging, ...ways].join(', ')}.`
}

/** For how many roles one stands. */
export function rolesBehindWords(count: number): string {
  return count === 1 ? '1 role without a line' : `${count.toLocaleString('en')} roles without a line`
}

/** That somebody's permission on many roles covers one, to which no way leads. */
export function coveringSentence(from: string, to: string, pattern: string): string {
  return `A policy of ${from} may allow sts:AssumeRole on many roles at once (${pattern}), ${to} among them, which is not known to trust ${from}. This is no access.`
}

/** That somebody is of the account that a role trusts as a whole, and no permission of theirs answers it. */
export function delegatedSentence(caller: string, role: string): string {
  return `${caller} is of that account, and has no line to ${role} of its own.`
}

import { administratorKind, type RowProperty, type RowToken } from '#console/parts/asking/ask-tail.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'

import { judgedBy } from './judged.ts'

const ofProperty: Readonly<Record<RowProperty, string>> = {
  account: 'is in the account',
  unit: 'is in the organizational unit',
  kind: 'is of the kind',
  path: 'has the path',
  tag: 'has the tag',
  condition: 'hangs on the condition',
  state: 'has the state',
}

/** So many values are told, so that a sentence can be read. */
const mostTold = 4

/** That a filter names a value that none has at which it looks, and which ones there are. */
export function unheardSentence(
  ask: GraphQuestionKind,
  { property, value }: RowToken,
  there: readonly string[],
): string {
  const isOfSteps = property === 'condition' || property === 'state'
  const nobody = isOfSteps ? 'Nothing here' : judgedBy(ask).none
  if (property === 'kind' && value === administratorKind) return `${nobody} is an administrator.`
  const nothing = `${nobody} ${ofProperty[property]} “${value}”`
  if (there.length === 0) return `${nothing}.`
  const told = there.slice(0, mostTold).join(', ')
  const more = there.length > mostTold ? ` and ${(there.length - mostTold).toLocaleString('en')} more` : ''
  return `${nothing}; there ${there.length === 1 ? 'is' : 'are'} ${told}${more}.`
}

import type { AskPart, TypedAsk } from '#console/parts/asking/ask-grammar.ts'
import type { Named } from '#console/parts/asking/names-meant.ts'

import type { LineProblem } from './read-line.ts'

const wants: Readonly<Record<AskPart, string>> = {
  who: 'a user or role',
  action: 'an action',
  resource: 'a resource',
  role: 'a role or resource at its end',
  target: 'a role, resource or policy',
}

/** What of a line was not understood, and what to do. */
export function lineSentence(problem: LineProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'Type a question, or choose an example.'
    case 'no-question':
      return 'This is no question that the graph knows. Ask as in the examples.'
    case 'elsewhere':
      return elsewhereSentence(problem.asked)
    case 'unfinished':
      return `The question is not finished: name ${problem.asked.missing.map((part) => wants[part]).join(' and ')}.`
    case 'misread':
      return problem.part === 'where'
        ? 'Nothing stands behind “where”. Filter by account, unit, kind, path, tag, condition or state: “where state = Conditional”.'
        : `“${problem.part}” is not understood. Lengths go from 1 to 6 steps; ${filters}`
    case 'no-length':
      return 'Only ways from one end to another have a length: “from … to … in at most 3 steps”.'
  }
}

const filters =
  'filters are by account, unit, kind, path, tag, condition or state: “where state = Conditional and account != 111122223333 and not admin”.'

/** Why a line is not answered, and that what stands below is no answer to it. */
export function asIfNothing(why: string): string {
  return `${why} The graph below is shown as if nothing was asked.`
}

/** What of the filter in an address is not understood, and that the answer is shown without it. */
export function misreadSentence(part: string): string {
  const what = part === 'where' ? 'The filter of the address is empty' : `“${part}” is not understood`
  return `${what} and limits nothing: the answer is shown without it. F${filters.slice(1)}`
}

function elsewhereSentence({ kind }: TypedAsk): string {
  if (kind === 'can') return 'Whether one request is allowed is answered on another screen.'
  return kind === 'who-can'
    ? 'Who may do an action is answered on another screen.'
    : 'What somebody may do is answered on another screen.'
}

/** What somebody or something is called, with the account that holds it. */
export function fullName({ name, accountId }: Pick<Named, 'name' | 'accountId'>): string {
  return accountId === null || accountId === '' || accountId === name ? name : `${name} (${accountId})`
}

/** For whom a name was taken that others may have been meant by. */
export function takenFor(typed: string, taken: string, others: number): string {
  const besides = others === 0 ? '' : `; ${others} ${others === 1 ? 'other' : 'others'} may be meant too`
  return `“${typed.trim()}” was taken for ${taken}${besides}.`
}

/** That more readings than are offered are possible; empty where none is. */
export function moreReadings({
  more,
  isAtLeast,
}: {
  readonly more: number
  readonly isAtLeast: boolean
}): string {
  if (more === 0) return ''
  const count = `${more.toLocaleString('en')}${isAtLeast ? ' or more' : ''}`
  return `${count} other readings are possible: type an account behind a name, as in alice (111122223333).`
}

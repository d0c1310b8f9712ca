import type { Question } from '../../request/question.ts'
import type { Weighed } from './weigh.ts'

/**
 * Statements that failed in one clause, the most promising first: those that failed in their conditions or principal, then
 * those with an entry that begins most like the action or the resource asked. Cost: one comparison of texts an entry.
 */
export function nearestFirst(statements: readonly Weighed[], question: Question): readonly Weighed[] {
  return statements
    .map((weighed) => ({ weighed, nearness: nearness(weighed, question) }))
    .toSorted((one, other) => other.nearness - one.nearness)
    .map(({ weighed }) => weighed)
}

/** From 0 to 1. */
function nearness({ trace, statement }: Weighed, { request, resource }: Question): number {
  const failed = trace.clauses.find(({ holds }) => !holds)
  if (failed?.clause === 'resource') return sharedBy(statement.resources?.texts ?? [], resource)
  return failed?.clause === 'action' ? sharedBy(statement.actions.texts, request.action) : 1
}

/** How much of `asked` is the beginning of one of the entries as well. */
function sharedBy(entries: readonly string[], asked: string): number {
  return entries.reduce((most, entry) => Math.max(most, sharedBeginning(entry, asked) / asked.length), 0)
}

function sharedBeginning(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at++
  return at
}

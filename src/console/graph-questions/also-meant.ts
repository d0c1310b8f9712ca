import { mostMeant, type NamedEntity, namedOf } from '#console/parts/asking/ends-meant.ts'
import { isCalled, type Named } from '#console/parts/asking/names-meant.ts'
import { searchEntities } from '#console/parts/asking/search-entities.ts'
import { entitiesOf } from '#model/workspace.ts'

import { type Around, endMeant, type GraphQuestion, questions, resolved } from './graph-question.ts'
import { fullName, takenFor } from './line-wording.ts'

/** Somebody or something that a name may stand for, and the question with it in place of the name. */
export type Reading = { readonly name: string; readonly detail: string; readonly question: GraphQuestion }

/** The first of other readings, and how many more there are; `isAtLeast`: of a name more is meant than was looked at. */
export type OtherMeanings = {
  readonly readings: readonly Reading[]
  readonly more: number
  readonly isAtLeast: boolean
}

/** So many are offered at once, and asked where the answer is no. */
const mostReadings = 8

/**
 * What a question may mean besides what it was taken for, where its names stand for several. Of two such names each combination is one
 * reading, the best of both first.
 */
export function alsoMeant(typed: GraphQuestion, taken: GraphQuestion, around: Around): OtherMeanings {
  const [first = null, second = null] = questions[typed.ask].ends.map((field): EndMeant => {
    const all = endMeant(typed.ask, field, typed[field], around)
    return {
      field,
      all: [...all].toSorted((a, b) => Number(b.id === taken[field]) - Number(a.id === taken[field])),
    }
  })
  const all = combined(first, second, taken).filter(
    ({ question: { ask, from, to } }) =>
      (from !== taken.from || to !== taken.to) && (ask !== 'cut' || from !== to),
  )
  return {
    readings: all.slice(0, mostReadings),
    more: Math.max(0, all.length - mostReadings),
    isAtLeast: [first, second].some((one) => one?.all.length === mostMeant),
  }
}

/** Who or what may be meant by one end, whatever it was taken for first. */
type EndMeant = { readonly field: 'from' | 'to'; readonly all: readonly Named[] }

function combined(first: EndMeant | null, second: EndMeant | null, taken: GraphQuestion): readonly Reading[] {
  const open = [first, second].flatMap((one) => (one !== null && one.all.length > 1 ? one : []))
  const [start, end] = open
  if (start === undefined) return []
  if (end === undefined) return start.all.map((one) => readingOf(one, { ...taken, [start.field]: one.id }))
  return start.all
    .flatMap((one, at) => end.all.map((other, by) => ({ one, other, rank: at + by })))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ one, other }): Reading => {
      const question = { ...taken, [start.field]: one.id, [end.field]: other.id }
      return { name: `${fullName(one)} → ${fullName(other)}`, detail: '', question }
    })
}

/** For whom each name was taken that is not the whole name of one alone, with its account; empty where none is. */
export function takenSentence(typed: GraphQuestion, around: Around): string {
  return questions[typed.ask].ends
    .flatMap((field) => {
      const [first, ...others] = endMeant(typed.ask, field, typed[field], around)
      if (first === undefined || (others.length === 0 && isCalled(first, typed[field]))) return []
      return takenFor(typed[field], fullName(first), others.length)
    })
    .join(' ')
}

/** What is called nearly as an end that stands for nothing, where the question can be asked of it. */
export function nearlyMeant(typed: GraphQuestion, field: 'from' | 'to', around: Around): readonly Reading[] {
  const kinds =
    field === 'from'
      ? (['user', 'role', 'account'] as const)
      : (['role', 'resource', 'user', 'group', 'policy'] as const)
  const those = kinds.flatMap((kind): NamedEntity[] => entitiesOf(around.workspace, kind))
  const found = searchEntities(those, typed[field], { most: 4, isDue: () => false }).next().value
  return found
    .map(namedOf)
    .map((one) => readingOf(one, { ...typed, [field]: one.id }))
    .filter(({ question }) => {
      const read = resolved(question, around)
      return read.ok || read.problem.field !== field
    })
}

function readingOf({ name, accountId }: Named, question: GraphQuestion): Reading {
  return { name, detail: accountId ?? '', question }
}

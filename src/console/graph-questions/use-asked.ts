import { useMemo } from 'react'

import { readWhere, type RowToken, whereText, type WayLength } from '#console/parts/asking/ask-tail.ts'
import { goToParameters, useHashSearch } from '#console/parts/hash-location.ts'

import { type GraphQuestion, hasLength, kindOf, questions, usualHops } from './graph-question.ts'
import { readLine } from './read-line.ts'

/** What the address asks. */
export type AskedInAddress = {
  /** Null where nothing, or nothing that is understood, is asked. */
  readonly question: GraphQuestion | null
  readonly where: readonly RowToken[]
  /** The line as it was typed; null where the question was put together. */
  readonly line: string | null
}

/** The same as it was found there: `misread` is what of its filter is not understood, null where all is. */
export type AskedAndMisread = AskedInAddress & { readonly misread: string | null }

/** The question of the address, whose line alone is a question too. */
export function useAsked(): AskedAndMisread {
  const search = useHashSearch()
  const parameters = new URLSearchParams(search)
  const asking = new URLSearchParams(
    ['ask', 'from', 'to', 'hops', 'where', 'line'].flatMap((name) => {
      const value = parameters.get(name)
      return value === null ? [] : [[name, value]]
    }),
  ).toString()
  return useMemo(() => askedIn(new URLSearchParams(asking)), [asking])
}

/** What the parameters of an address ask. */
export function askedIn(parameters: URLSearchParams): AskedAndMisread {
  const kind = kindOf(parameters.get('ask'))
  const [line, filter] = [parameters.get('line'), parameters.get('where')]
  const { where, misread } = filter === null ? { where: [], misread: null } : readWhere(filter)
  if (kind !== null) {
    const [from, to] = [parameters.get('from') ?? '', parameters.get('to') ?? '']
    return { question: { ask: kind, from, to, hops: lengthOf(parameters.get('hops')) }, where, line, misread }
  }
  const read = line === null ? null : readLine(line)
  return read?.ok === true
    ? { ...read.value, line, misread: null }
    : { question: null, where, line, misread: null }
}

/** Write into the address what is asked: Back leads to what was asked before. */
export function goToAsked(asked: AskedInAddress): void {
  goToParameters(addressOf(asked))
}

/**
 * The parameters of the address that ask it; null takes one out. What was chosen before goes with it: an address that names a box
 * in focus beside its question means the part of the answer around that box.
 */
export function addressOf({
  question,
  where,
  line,
}: AskedInAddress): Readonly<Record<string, string | null>> {
  const ends = question === null ? [] : questions[question.ask].ends
  const end = (field: 'from' | 'to') => (question !== null && ends.includes(field) ? question[field] : null)
  const hops = question !== null && hasLength(question.ask) ? question.hops : usualHops
  return {
    ask: question?.ask ?? null,
    from: end('from'),
    to: end('to'),
    hops: hops === usualHops ? null : String(hops),
    where: where.length === 0 ? null : whereText(where),
    line,
    edge: null,
    focus: null,
  }
}

function lengthOf(text: string | null): WayLength {
  if (text === 'shortest') return text
  return Math.min(6, Math.max(1, Number(text ?? usualHops) || usualHops))
}

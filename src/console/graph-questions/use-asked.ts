import { useMemo } from 'react'

import { readWhere, type RowToken, whereText, type WayLength } from '#console/parts/asking/ask-tail.ts'
import { goToParameters, useSearchParameter } from '#console/parts/hash-location.ts'

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

/** The question of the address, whose line alone is a question too. */
export function useAsked(): AskedInAddress {
  const [ask] = useSearchParameter('ask')
  const [from] = useSearchParameter('from')
  const [to] = useSearchParameter('to')
  const [hops] = useSearchParameter('hops')
  const [filter] = useSearchParameter('where')
  const [line] = useSearchParameter('line')
  return useMemo(() => {
    const kind = kindOf(ask)
    const where = filter === null ? [] : readWhere(filter).where
    if (kind !== null)
      return { question: { ask: kind, from: from ?? '', to: to ?? '', hops: lengthOf(hops) }, where, line }
    const read = line === null ? null : readLine(line)
    return read?.ok === true ? { ...read.value, line } : { question: null, where, line }
  }, [ask, from, to, hops, filter, line])
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

import type { RowToken } from '#console/parts/asking/ask-tail.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'

import type { AnswerRow } from './answer-row.ts'

/**
 * Whom a filter by account, unit, kind, path or tag judges: those whom the question asks for, never an end that it names. Who gets
 * somewhere is judged alone, whoever lies between: an outsider that comes over a role of one's own is none of one's own.
 */
type Judged = {
  readonly of: (row: AnswerRow) => readonly string[]
  /** In the beginning of a sentence: `None of them is in the account`. */
  readonly none: string
  /** What the filter looks at; empty where nothing else stands in a row. */
  readonly looksAt: string
}

const whoComes = ({ from }: AnswerRow): readonly string[] => [from]
const whatIsReached = ({ to }: AnswerRow): readonly string[] => [to]
const bothEnds = ({ from, to }: AnswerRow): readonly string[] => [from, to]

function everybody({ from, to, hops, isNoWay }: AnswerRow): readonly string[] {
  const passed = isNoWay === true ? [] : hops.flatMap((hop) => [hop.from, hop.to])
  return [from, to, ...passed]
}

function whoIsBetween(row: AnswerRow): readonly string[] {
  return everybody(row).filter((id) => id !== row.from && id !== row.to)
}

const getting: Judged = {
  of: whoComes,
  none: 'Nobody who gets there',
  looksAt: 'It looks at who gets there, not at the end that was asked about nor at who is on the way.',
}
const between: Judged = {
  of: whoIsBetween,
  none: 'Nobody on the way between them',
  looksAt: 'It looks at those on the way between the two, not at these.',
}
const alone = (of: Judged['of']): Judged => ({ of, none: 'Nothing here', looksAt: '' })

const judged: Readonly<Record<GraphQuestionKind, Judged>> = {
  paths: between,
  cut: between,
  reach: {
    of: whatIsReached,
    none: 'Nothing that is reached',
    looksAt: 'It looks at what is reached, not at who was asked about nor at who is on the way.',
  },
  'who-reaches': getting,
  outsiders: {
    of: bothEnds,
    none: 'None of these outsiders and roles',
    looksAt: 'It looks at the outsider and at the role, not at who is on the way.',
  },
  cycles: alone(everybody),
  unassumable: alone(everybody),
  passes: alone(whatIsReached),
  'who-passes': { ...alone(whoComes), none: 'Nobody who can' },
  changes: alone(whatIsReached),
  'who-changes': { ...alone(whoComes), none: 'Nobody who can' },
}

/** Whom a filter judges in the answer to a question of this kind. */
export function judgedBy(ask: GraphQuestionKind): Judged {
  return judged[ask]
}

/** At whom a filter looks, where it looks at somebody and there are others that could be meant; else empty. */
export function looksAtSentence(ask: GraphQuestionKind, where: readonly RowToken[]): string {
  return where.some(({ property }) => property !== 'condition' && property !== 'state')
    ? judged[ask].looksAt
    : ''
}

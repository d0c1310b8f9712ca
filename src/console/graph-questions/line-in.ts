import { type RowToken, whereText } from '#console/parts/asking/ask-tail.ts'
import type { Result } from '#engine/result.ts'

import { alsoMeant, nearlyMeant, takenSentence } from './also-meant.ts'
import { answeredElsewhere } from './elsewhere.ts'
import { type Around, type EndProblem, type GraphQuestion, resolved } from './graph-question.ts'
import { isSameQuestion, lineOf } from './line-of.ts'
import { asIfNothing, lineSentence, misreadSentence, moreReadings } from './line-wording.ts'
import type { LineNote } from './question-line.tsx'
import { readLine } from './read-line.ts'
import type { AskedAndMisread } from './use-asked.ts'

export type LineSaid = {
  readonly line: string
  readonly note: LineNote
  /** For whom names were taken that others may be meant by; empty where none were. */
  readonly taken: string
  /** Is it as it was typed? */
  readonly isTyped: boolean
}

/** The line to show for what the address asks, and what of it is not understood. */
export function lineIn(
  asked: AskedAndMisread,
  question: Result<GraphQuestion, EndProblem> | null,
  around: Around,
): LineSaid {
  const said = lineFor(asked, question, around)
  const { misread } = asked
  return misread === null || said.note.error !== null
    ? said
    : { ...said, note: { ...said.note, error: misreadSentence(misread) } }
}

/** As it was typed, as long as it asks just that. */
function lineFor(
  asked: AskedAndMisread,
  question: Result<GraphQuestion, EndProblem> | null,
  around: Around,
): LineSaid {
  const { line, where } = asked
  const read = line === null ? null : readLine(line)
  if (line !== null && read !== null && !read.ok && asked.question === null) {
    const { problem } = read
    const elsewhere = problem.kind === 'elsewhere' ? answeredElsewhere(problem.asked, around.workspace) : null
    const error = problem.kind === 'empty' ? lineSentence(problem) : asIfNothing(lineSentence(problem))
    return { line, note: { ...nothing, error, elsewhere }, taken: '', isTyped: true }
  }
  if (asked.question === null || question === null)
    return { line: '', note: nothing, taken: '', isTyped: false }
  if (line !== null && read?.ok === true) {
    const typed = read.value.question
    const meant = resolved(typed, around)
    if (meant.ok && question.ok && isSameQuestion(meant.value, question.value)) {
      const shown = withWhere(line, where, read.value.where)
      return { line: shown, ...namesIn(typed, question.value, around), isTyped: true }
    }
    if (!meant.ok && !question.ok && isSameQuestion(typed, asked.question)) {
      const { sentence, field } = question.problem
      const readings = nearlyMeant(typed, field, around)
      return {
        line,
        note: { ...nothing, error: asIfNothing(sentence), readings, areGuesses: true },
        taken: '',
        isTyped: true,
      }
    }
  }
  if (!question.ok) return { line: '', note: nothing, taken: '', isTyped: false }
  const put = lineOf(question.value, where, around)
  return { line: put, ...namesIn(asked.question, question.value, around), isTyped: false }
}

/** Whom the names of a question are taken for, and who else may be meant. */
function namesIn(
  typed: GraphQuestion,
  taken: GraphQuestion,
  around: Around,
): Pick<LineSaid, 'note' | 'taken'> {
  const { readings, ...besides } = alsoMeant(typed, taken, around)
  return { note: { ...nothing, readings, left: moreReadings(besides) }, taken: takenSentence(typed, around) }
}

const nothing: LineNote = { error: null, elsewhere: null, readings: [], areGuesses: false, left: '' }

/** The typed line with the filter that the answer has now. */
function withWhere(line: string, where: readonly RowToken[], typed: readonly RowToken[]): string {
  const filter = whereText(where)
  if (filter === whereText(typed)) return line
  const head = line.replace(/\s+where\b.*$/is, '')
  return filter === '' ? head : `${head} where ${filter}`
}

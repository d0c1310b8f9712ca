import { findDuplicateKey, type DuplicateKey } from '#engine/text/duplicate-key.ts'
import type { Workspace } from '#model/workspace.ts'

import { longestLineBytes, type Line } from '../lines.ts'
import { decisionOf } from './decision-of.ts'
import { judgeLine } from './judge-line.ts'
import { refusal, type Judgement } from './judgement.ts'
import type { LineProblem } from './line-problem.ts'
import { idOf, type LineId } from './read-line.ts'

/** How lines are to be answered. */
export type Asking = {
  /** For lines without policies; null where each must bring its own. */
  readonly workspace: Workspace | null
  readonly explains: boolean
  readonly proposes: boolean
}

/** One line of NDJSON, its end included, and whether it holds a decision. */
export type AnsweredLine = { readonly text: string; readonly isDecided: boolean }

/** Answer one line. Whatever is wrong with it is its answer: nothing is thrown, so that the next one goes on. */
export function answerLine(line: Line, asking: Asking): AnsweredLine {
  if (line.kind === 'unreadable') return written(null, refusal(unreadable[line.because]))
  let json: unknown
  try {
    json = JSON.parse(line.text)
  } catch (error) {
    const message = `line ${line.number} is not JSON: ${reasonOf(error)}`
    return written(null, refusal({ kind: 'invalid-json', message, pointer: '' }))
  }
  const id = idOf(json)
  const twice = findDuplicateKey(line.text)
  if (twice !== null) return written(id, refusal(duplicated(twice)))
  try {
    const judgement = judgeLine(json, asking)
    return written(id, judgement, asking.explains)
  } catch (error) {
    const message = `Rolescape itself failed at line ${line.number}: ${reasonOf(error)}`
    return written(id, refusal({ kind: 'internal', message, pointer: '' }))
  }
}

/** IAM refuses a policy that says a thing twice; of a request nobody can tell which one was meant. */
function duplicated({ key, pointer }: DuplicateKey): LineProblem {
  const kind = /\/(document|policyToPut)\//.test(pointer) ? 'invalid-policy' : 'invalid-request'
  return { kind, message: `\`${key}\` stands twice in this object: keep one of them`, pointer }
}

const unreadable: Readonly<Record<'too-long' | 'not-utf-8', LineProblem>> = {
  'too-long': {
    kind: 'line-too-long',
    message: `a line may have ${longestLineBytes} bytes: split it`,
    pointer: '',
  },
  'not-utf-8': { kind: 'invalid-json', message: 'the line is not UTF-8 text', pointer: '' },
}

function written(id: LineId, judgement: Judgement, explains = false): AnsweredLine {
  return {
    text: `${asLine({ id, ...answerOf(judgement, explains) })}\n`,
    isDecided: judgement.kind === 'decided',
  }
}

/** The public shape of an answer: other programs rely on it. */
function answerOf(judgement: Judgement, explains: boolean): object {
  switch (judgement.kind) {
    case 'decided':
      return decisionOf(judgement, explains)
    case 'unknown':
      return { decision: 'unknown', reasons: judgement.reasons }
    case 'refused':
      return { error: judgement.problem }
  }
}

/** JSON on one line for every reader: some take U+2028 and U+2029 for ends of lines, so they are escaped. */
function asLine(value: object): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

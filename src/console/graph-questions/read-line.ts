import { readAsk, type TypedAsk } from '#console/parts/asking/ask-grammar.ts'
import { administratorKind, readTail, type RowToken, type WayLength } from '#console/parts/asking/ask-tail.ts'
import { nodeKindWords, stateWords } from '#console/wording/graph-wording.ts'
import { ok, refused, type Result } from '#engine/result.ts'

import { type GraphQuestion, hasLength, usualHops } from './graph-question.ts'

/** A question in one line, with the filter of its answer. Ends are as typed. */
export type AskedLine = { readonly question: GraphQuestion; readonly where: readonly RowToken[] }

/** Why a line is no question that the graph answers. */
export type LineProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-question' }
  /** Another screen answers it. */
  | { readonly kind: 'elsewhere'; readonly asked: TypedAsk }
  /** Something has yet to be typed. */
  | { readonly kind: 'unfinished'; readonly asked: TypedAsk }
  /** A part that limits the answer isn't understood. */
  | { readonly kind: 'misread'; readonly part: string }
  /** A length stands where no way from one end to another is asked about. */
  | { readonly kind: 'no-length' }

/** Read a question as the palette takes it, with what limits its answer. */
export function readLine(text: string): Result<AskedLine, LineProblem> {
  if (text.trim() === '') return refused({ kind: 'empty' })
  const { head, length, where, misread } = readTail(text)
  const asked = readAsk(head)
  if (asked === null) return refused({ kind: 'no-question' })
  if (asked.missing.length > 0 && !isAskedElsewhere(asked)) return refused({ kind: 'unfinished', asked })
  const question = questionOf(asked, length ?? usualHops)
  // without an action it is one of those only by how it begins: `who can raech reports`
  const isElsewhere = question === null && !asked.missing.includes('action')
  if (question === null) return refused(isElsewhere ? { kind: 'elsewhere', asked } : { kind: 'no-question' })
  const part = misread ?? strangeValue(where)
  if (part !== null) return refused({ kind: 'misread', part })
  const isOfOneWay = question.ask === 'paths' || length !== 'shortest'
  if (length !== null && !(hasLength(question.ask) && isOfOneWay)) return refused({ kind: 'no-length' })
  return ok({ question, where })
}

function isAskedElsewhere({ kind }: TypedAsk): boolean {
  return kind === 'can' || kind === 'who-can' || kind === 'what-can'
}

function questionOf(asked: TypedAsk, hops: WayLength): GraphQuestion | null {
  switch (asked.kind) {
    case 'how-reach':
      return { ask: 'paths', from: asked.who, to: asked.role, hops }
    case 'reach':
    case 'passes':
    case 'changes':
      return { ask: asked.kind, from: asked.who, to: '', hops }
    case 'who-reaches':
    case 'who-passes':
    case 'who-changes':
      return { ask: asked.kind, from: '', to: asked.target, hops }
    case 'who-can-assume':
      return { ask: 'who-reaches', from: '', to: asked.role, hops }
    case 'cut':
      return { ask: 'cut', from: asked.who, to: asked.target, hops }
    case 'outsiders':
    case 'cycles':
    case 'unassumable':
      return { ask: asked.kind, from: '', to: '', hops }
    case 'can':
    case 'who-can':
    case 'what-can':
      return null
  }
}

/** States and kinds have names of ours: another one filters nothing but is a slip. */
function strangeValue(where: readonly RowToken[]): string | null {
  const known = {
    state: Object.values(stateWords),
    kind: [...Object.values(nodeKindWords), administratorKind],
  }
  const strange = where.find(({ property, value }) => {
    if (property !== 'state' && property !== 'kind') return false
    return !known[property].some((word) => word.toLowerCase() === value.toLowerCase())
  })
  return strange === undefined ? null : `${strange.property} ${strange.value}`
}

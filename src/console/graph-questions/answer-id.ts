import type { RowToken } from '#console/parts/asking/ask-tail.ts'

import type { GraphQuestion } from './graph-question.ts'

/**
 * By what the picture of an answer is known: after an edit the same answer keeps its places, another one, such as the same
 * question limited to other rows, is laid out from nothing. Where boxes of one kept those of another, lines ran backwards.
 */
export function answerId(question: GraphQuestion, where: readonly RowToken[], all: boolean): string {
  const limited = where.length === 0 ? [] : [where]
  return [question, ...limited, ...(all ? ['all'] : [])].map((part) => JSON.stringify(part)).join(' ')
}

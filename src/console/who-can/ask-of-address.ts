import { readRequest } from '#engine/request/read-request.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Ask } from '#worker/contract.ts'

import { problemOfKeys } from '../parts/questions/typed-keys.tsx'

/** One context key with a value, as it is typed. */
export type Pair = { readonly key: string; readonly value: string }

export type AskProblem = { readonly field: 'action' | 'resource' | 'context'; readonly sentence: string }

/** What the address asks. */
export type AskRead = { readonly pairs: readonly Pair[] } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly problem: AskProblem }
  | { readonly kind: 'ask'; readonly ask: Ask }
)

type Written = Readonly<Record<'action' | 'resource' | 'context', string | null>>

const sentences: Readonly<Record<AskProblem['field'], string>> = {
  action: 'Write one service:Operation, without wildcards, such as s3:GetObject.',
  resource: 'Write one whole ARN, or * for an action that is about no resource.',
  context: 'Write a key such as aws:SourceIp, and its value.',
}

/** Read a question as it stands in the address; refused with the field that is wrong. Nothing where it isn't whole. */
export function readAsk({ action, resource, context }: Written): AskRead {
  const pairs = readPairs(context ?? '')
  if (action === null && resource === null) return { pairs, kind: 'nothing' }
  const wrong = problemOfKeys(pairs)
  if (wrong !== null) return { pairs, kind: 'refused', problem: { field: 'context', sentence: wrong } }
  const ask = { action: action ?? '', resource: resource ?? '', context: contextOf(pairs) }
  const read = readRequest({ principal: '*', ...ask })
  if (read.ok) return { pairs, kind: 'ask', ask }
  const field = read.problem.pointer.split('/')[1]
  const at = field === 'resource' || field === 'context' ? field : 'action'
  return { pairs, kind: 'refused', problem: { field: at, sentence: sentences[at] } }
}

/** Pairs as the address holds them: `key=value` a line. Null for none. */
export function writeContext(pairs: readonly Pair[]): string | null {
  const lines = pairs.filter(({ key }) => key.trim() !== '').map(({ key, value }) => `${key.trim()}=${value}`)
  return lines.length === 0 ? null : lines.join('\n')
}

function readPairs(text: string): readonly Pair[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf('=')
      return at < 0 ? { key: line, value: '' } : { key: line.slice(0, at), value: line.slice(at + 1) }
    })
}

/** A key that is given twice has several values. */
function contextOf(pairs: readonly Pair[]): RequestContext {
  const found = new Map<string, string[]>()
  for (const { key, value } of pairs) found.set(key, [...(found.get(key) ?? []), value])
  return Object.fromEntries(
    [...found].map(([key, values]) => [key, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

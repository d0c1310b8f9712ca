import type { Node } from 'jsonc-parser'

import { spanOf } from './span-at.ts'
import type { Span } from './span.ts'
import { propertiesOf, statementNodes, stringNodes, tolerantTree, valueOf } from './tolerant-tree.ts'

/** A statement as the outline shows it. */
export type StatementSymbol = {
  /** Counts from 0. */
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny' | null
  /** The Sid, else what it is about: `s3:GetObject and 2 more`. Never empty. */
  readonly title: string
  readonly span: Span
}

/** The statements of a text that may be half typed, in order. */
export function statementSymbols(text: string): readonly StatementSymbol[] {
  return statementNodes(tolerantTree(text)).map((node, index) => {
    const sid = textOf(node, 'Sid')
    const effect = textOf(node, 'Effect')
    return {
      index,
      sid,
      effect: effect === 'Allow' || effect === 'Deny' ? effect : null,
      title: sid ?? subjectOf(node) ?? `statement ${index + 1}`,
      span: spanOf(node),
    }
  })
}

function textOf(node: Node, name: string): string | null {
  const value: unknown = valueOf(node, name)?.value
  return typeof value === 'string' && value !== '' ? value : null
}

function subjectOf(node: Node): string | null {
  const element = propertiesOf(node).find(({ name }) => name === 'Action' || name === 'NotAction')
  if (element === undefined) return null
  const [first, ...rest] = stringNodes(element.value).map(({ value }) => String(value))
  if (first === undefined || first === '') return null
  const actions = first === '*' ? 'all actions' : first
  const subject = element.name === 'NotAction' ? `all but ${actions}` : actions
  return rest.length === 0 ? subject : `${subject} and ${rest.length} more`
}

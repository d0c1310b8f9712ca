import { type Node, parseTree } from 'jsonc-parser'

import { tokensOf } from './token.ts'

/** No policy nests deeper than a handful; the parsers recurse, and a text that goes on forever would exhaust the stack. */
const deepest = 100

/**
 * The JSON of `text` as far as it can be made out, with gaps where it is broken; undefined where there is nothing.
 *
 * For the editor alone: never decide with it.
 */
export function tolerantTree(text: string): Node | undefined {
  return deeperThanAllowed(text) === null ? parseTree(text) : undefined
}

/** The offset of the first bracket that nests deeper than we read, or null. */
export function deeperThanAllowed(text: string): number | null {
  let depth = 0
  for (const { kind, offset } of tokensOf(text)) {
    if (kind === '{' || kind === '[') depth += 1
    if (kind === '}' || kind === ']') depth -= 1
    if (depth > deepest) return offset
  }
  return null
}

/** The name and the value node of each property of an object; none for anything else. Half-typed ones lack a value. */
export function propertiesOf(
  node: Node | undefined,
): readonly { readonly name: string; readonly key: Node; readonly value: Node | undefined }[] {
  if (node?.type !== 'object') return []
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    return key === undefined ? [] : [{ name: String(key.value), key, value }]
  })
}

/** The last value of the property `name`: the one that `JSON.parse` keeps. */
export function valueOf(node: Node | undefined, name: string): Node | undefined {
  return propertiesOf(node).findLast((property) => property.name === name)?.value
}

/** The nodes of `Statement`, written as a list or as one object. */
export function statementNodes(root: Node | undefined): readonly Node[] {
  const statement = valueOf(root, 'Statement')
  if (statement === undefined) return []
  return statement.type === 'array' ? (statement.children ?? []) : [statement]
}

/** A string, or the strings of a list: `Action` and its like are written both ways (R2.3). */
export function stringNodes(node: Node | undefined): readonly Node[] {
  const candidates = node?.type === 'array' ? (node.children ?? []) : node === undefined ? [] : [node]
  return candidates.filter(({ type }) => type === 'string')
}

import type { Node } from 'jsonc-parser'

import { propertiesOf, statementNodes, stringNodes, valueOf } from './tolerant-tree.ts'

/** Names that may be offered as values. Each list may repeat itself. */
export type Vocabulary = {
  /** `service:Operation` */
  readonly actions: readonly string[]
  /** ARNs, account IDs, services. */
  readonly principals: readonly string[]
  readonly resources: readonly string[]
  readonly contextKeys: readonly string[]
}

export const emptyVocabulary: Vocabulary = { actions: [], principals: [], resources: [], contextKeys: [] }

/** The names that the document itself uses, but for the text at `offset`: that one is still being written. */
export function vocabularyOf(root: Node | undefined, offset: number): Vocabulary {
  const statements = statementNodes(root)
  const gather = (name: string) => statements.map((statement) => valueOf(statement, name))
  const texts = (nodes: readonly (Node | undefined)[]) =>
    nodes
      .flatMap((node) => stringNodes(node))
      .filter((node) => offset <= node.offset || offset >= node.offset + node.length)
      .map(({ value }) => String(value))
  const conditions = gather('Condition').flatMap((condition) => propertiesOf(condition))
  return {
    actions: texts([...gather('Action'), ...gather('NotAction')]),
    principals: texts(
      [...gather('Principal'), ...gather('NotPrincipal')].flatMap((node) =>
        propertiesOf(node).map(({ value }) => value),
      ),
    ),
    resources: texts([...gather('Resource'), ...gather('NotResource')]),
    contextKeys: texts(conditions.flatMap(({ value }) => propertiesOf(value).map(({ key }) => key))),
  }
}

export function joinVocabularies(first: Vocabulary, second: Vocabulary): Vocabulary {
  return {
    actions: [...first.actions, ...second.actions],
    principals: [...first.principals, ...second.principals],
    resources: [...first.resources, ...second.resources],
    contextKeys: [...first.contextKeys, ...second.contextKeys],
  }
}

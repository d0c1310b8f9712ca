import { nodeKindWords, stateWords } from '#console/wording/graph-wording.ts'
import type { TrustNode } from '#graph/trust-graph.ts'
import type { Workspace } from '#model/workspace.ts'

import type { AnswerRow, Found } from './answer-row.ts'

/** By what the rows of an answer can be filtered. A row has a value where anything on its way has it. */
export const rowProperties = ['account', 'unit', 'kind', 'path', 'tag', 'condition', 'state'] as const
export type RowProperty = (typeof rowProperties)[number]

export type RowToken = { readonly property: RowProperty; readonly isWanted: boolean; readonly value: string }

/** Look-up of the values that a row has of a property. */
export type ValuesOf = (row: AnswerRow, property: RowProperty) => readonly string[]

/** The rows that have every wanted value, and none of the unwanted ones. */
export function rowsThat(
  rows: readonly AnswerRow[],
  tokens: readonly RowToken[],
  valuesOf: ValuesOf,
): readonly AnswerRow[] {
  if (tokens.length === 0) return rows
  return rows.filter((row) =>
    tokens.every(({ property, isWanted, value }) => valuesOf(row, property).includes(value) === isWanted),
  )
}

/** Every value of a property that occurs, in the order of the alphabet. */
export function valuesIn(
  rows: readonly AnswerRow[],
  property: RowProperty,
  valuesOf: ValuesOf,
): readonly string[] {
  return [...new Set(rows.flatMap((row) => valuesOf(row, property)))].toSorted()
}

/** The values of rows, by what the workspace says of the nodes on their way. */
export function valuesBy(nodes: Found['nodes'], workspace: Workspace): ValuesOf {
  const unitOf = unitsByAccount(workspace)
  const ofNode = (node: TrustNode, property: RowProperty): readonly string[] => {
    const entity = node.entity === null ? undefined : workspace.entities.get(node.entity)
    switch (property) {
      case 'account':
        return node.accountId === null ? [] : [node.accountId]
      case 'unit':
        return node.accountId === null ? [] : [unitOf.get(node.accountId) ?? []].flat()
      case 'kind':
        return [nodeKindWords[node.kind]]
      case 'path':
        return entity !== undefined && 'path' in entity ? [entity.path] : []
      case 'tag':
        return entity !== undefined && 'tags' in entity
          ? Object.entries(entity.tags).map(([key, value]) => `${key}=${value}`)
          : []
      case 'condition':
      case 'state':
        return []
    }
  }
  return (row, property) => {
    if (property === 'condition')
      return row.hops.flatMap(({ conditions }) => conditions.map(({ key }) => key))
    if (property === 'state') return row.hops.map(({ state }) => stateWords[state])
    const ids = new Set([row.from, row.to, ...row.hops.flatMap(({ from, to }) => [from, to])])
    return [...ids].flatMap((id) => {
      const node = nodes.get(id)
      return node === undefined ? [] : ofNode(node, property)
    })
  }
}

/** The names of the unit that each account is in. */
function unitsByAccount({ entities }: Workspace): ReadonlyMap<string, string> {
  const units = new Map<string, string>()
  for (const entity of entities.values()) {
    if (entity.kind !== 'account' || entity.parent === null) continue
    const unit = entities.get(entity.parent)
    units.set(entity.accountId, unit?.kind === 'organizational-unit' ? unit.name : 'Root')
  }
  return units
}

import { administratorKind, type RowProperty, type RowToken } from '#console/parts/asking/ask-tail.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'
import { nodeKindWords, stateWords } from '#console/wording/graph-wording.ts'
import { conditionWord, keyWord, type Line, otherLinesOf } from '#console/wording/key-wording.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { globMatches } from '#engine/text/glob.ts'
import { allConditionsOf } from '#graph/all-conditions.ts'
import type { TrustEdge, TrustNode } from '#graph/trust-graph.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { AnswerRow, Found } from './answer-row.ts'
import { judgedBy } from './judged.ts'

/** Look-up of the values that a row has of a property. */
export type ValuesOf = (row: AnswerRow, property: RowProperty) => readonly RowValue[]

/** A value, and how else it may be typed: a condition by the short name of its key, or by the word on its line. */
type RowValue = { readonly value: string; readonly alsoCalled: readonly string[] }

/** The rows that have every wanted value, and none of the unwanted ones: values are typed as well. */
export function rowsThat(
  rows: readonly AnswerRow[],
  tokens: readonly RowToken[],
  valuesOf: ValuesOf,
): readonly AnswerRow[] {
  if (tokens.length === 0) return rows
  return rows.filter((row) =>
    tokens.every(
      (token) => valuesOf(row, token.property).some((one) => means(token, one)) === token.isWanted,
    ),
  )
}

/** Is it the value that was typed? In any letter case, with `*` and `?` for any letters. */
function means(typed: RowToken, { value, alsoCalled }: RowValue): boolean {
  const wanted = typed.value.toLowerCase()
  return [value, ...alsoCalled].some((spelling) => globMatches(wanted, spelling.toLowerCase()))
}

/** The filters whose value no row has at all: whatever passes, they didn't tell one row from another. */
export function unheardOf(
  rows: readonly AnswerRow[],
  tokens: readonly RowToken[],
  valuesOf: ValuesOf,
): readonly RowToken[] {
  return tokens.filter(
    (token) => !rows.some((row) => valuesOf(row, token.property).some((one) => means(token, one))),
  )
}

/** Filters with ids in place of the names of accounts. */
export function whereMeant(where: readonly RowToken[], workspace: Workspace): readonly RowToken[] {
  return where.map((token) => {
    if (token.property !== 'account' || /^\d{12}$/.test(token.value)) return token
    const name = token.value.toLowerCase()
    const account = entitiesOf(workspace, 'account').find((one) => one.name.toLowerCase() === name)
    return account === undefined ? token : { ...token, value: account.accountId }
  })
}

/** Every value of a property that occurs, in the order of the alphabet. */
export function valuesIn(
  rows: readonly AnswerRow[],
  property: RowProperty,
  valuesOf: ValuesOf,
): readonly string[] {
  return [...new Set(rows.flatMap((row) => valuesOf(row, property).map(({ value }) => value)))].toSorted()
}

/** The values of rows of the answer to a question of this kind, by what the workspace says of those whom it asks for. */
export function valuesBy(nodes: Found['nodes'], workspace: Workspace, ask: GraphQuestionKind): ValuesOf {
  const { of } = judgedBy(ask)
  const unitOf = unitsByAccount(workspace)
  const ofNode = (node: TrustNode, property: RowProperty): readonly string[] => {
    const entity = node.entity === null ? undefined : workspace.entities.get(node.entity)
    switch (property) {
      case 'account':
        return node.accountId === null ? [] : [node.accountId]
      case 'unit':
        return node.accountId === null ? [] : [unitOf.get(node.accountId) ?? []].flat()
      case 'kind':
        return [nodeKindWords[node.kind], ...(node.administrator === undefined ? [] : [administratorKind])]
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
    if (property === 'condition') return row.hops.flatMap(conditionsIn)
    if (property === 'state') return row.hops.map(({ state }) => plainly(stateWords[state]))
    return [...new Set(of(row))].flatMap((id) => {
      const node = nodes.get(id)
      return node === undefined ? [] : ofNode(node, property).map(plainly)
    })
  }
}

function plainly(value: string): RowValue {
  return { value, alsoCalled: [] }
}

function conditionsIn(hop: TrustEdge): readonly RowValue[] {
  return [hop, ...otherLinesOf(hop)].flatMap((line) =>
    allConditionsOf(line).map((condition) => valueOf(condition, line)),
  )
}

function valueOf(condition: OpenCondition, hop: Line): RowValue {
  const { key } = condition
  return { value: key, alsoCalled: [keyWord(key), conditionWord(condition, hop)] }
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

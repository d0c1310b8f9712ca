import { create } from 'zustand'

import type { EntityId } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'

import type { Verdicts } from './flips.ts'

/** What the rows of a board are set beside. */
export type Column = { readonly id: string; readonly name: string } & (
  | { readonly kind: 'session'; readonly session: Session }
  /** What the workspace said when this was kept, to whoever acts. */
  | { readonly kind: 'version'; readonly workspace: Workspace }
)

/** As many as find room beside the row. */
export const mostColumns = 4

type ColumnsState = {
  readonly columns: readonly Column[]
  readonly answers: ReadonlyMap<string, Verdicts>
}

export const columnsStore = create<ColumnsState>()(() => ({ columns: [], answers: new Map() }))

/** Set a column beside the board, or take it away where it stands there already. */
export function toggleColumn(column: Column): void {
  const { columns } = columnsStore.getState()
  const without = columns.filter(({ id }) => id !== column.id)
  const isNew = without.length === columns.length
  columnsStore.setState({ columns: isNew ? [...columns, column].slice(-mostColumns) : without })
}

export function removeColumn(id: string): void {
  const { columns } = columnsStore.getState()
  columnsStore.setState({ columns: columns.filter((column) => column.id !== id) })
}

/** Keep what a column answers, as it comes: what it said before stands until then. */
export function tellColumn(id: string, verdicts: Verdicts): void {
  if (verdicts.size === 0) return
  const { answers } = columnsStore.getState()
  const before = answers.get(id) ?? new Map()
  columnsStore.setState({ answers: new Map(answers).set(id, new Map([...before, ...verdicts])) })
}

/** Another workspace has other principals and versions. */
export function forgetColumns(): void {
  columnsStore.setState({ columns: [], answers: new Map() })
}

/** What the columns say of a row: a line for each, its mark and its name. Empty without columns. */
export function besideText({ columns, answers }: ColumnsState, markOf: MarkOf, id: EntityId): string {
  return columns
    .map((column) => {
      const verdict = answers.get(column.id)?.get(id)
      return `${verdict === undefined ? 'none' : markOf(verdict)}\t${column.name}`
    })
    .join('\n')
}

type MarkOf = (verdict: NonNullable<ReturnType<Verdicts['get']>>) => string

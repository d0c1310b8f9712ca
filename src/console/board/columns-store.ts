import { create } from 'zustand'

import type { EntityId } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'

import { accountOfSession, sessionName, spellAccountId } from '../wording/session-wording.ts'
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

/**
 * Set a column beside the board; where it stands there already, it is asked as it is now. Its name, or in full where
 * another column has that, tells it from the others.
 */
export function addColumn(column: Column): void {
  const { columns } = columnsStore.getState()
  const former = columns.find(({ id }) => id === column.id)
  if (former !== undefined) {
    const renewed = { ...column, name: former.name }
    keepColumns(columns.map((one) => (one === former ? renewed : one)))
    return
  }
  const taken = new Set(columns.map(({ name }) => name))
  const full = column.kind === 'session' ? `${column.name}${whichSession(column.session)}` : column.name
  const name = [column.name, full, ...[2, 3, 4, 5].map((count) => `${full} (${count})`)]
  keepColumns(
    [...columns, { ...column, name: name.find((one) => !taken.has(one)) ?? full }].slice(-mostColumns),
  )
}

export function removeColumn(id: string): void {
  keepColumns(columnsStore.getState().columns.filter((column) => column.id !== id))
}

/** What a column said is forgotten with it. */
function keepColumns(columns: readonly Column[]): void {
  const { answers } = columnsStore.getState()
  const isKept = (id: string) => columns.some((column) => column.id === id)
  columnsStore.setState({ columns, answers: new Map([...answers].filter(([id]) => isKept(id))) })
}

/** A session as a column: another one of the same name is another column. */
export function sessionColumn(session: Session): Column {
  return {
    kind: 'session',
    id: `session ${JSON.stringify(session)}`,
    name: `as ${sessionName(session)}`,
    session,
  }
}

function whichSession(session: Session): string {
  const account = accountOfSession(session)
  const place = account === '' ? '' : ` in ${spellAccountId(account)}`
  return 'mfa' in session && session.mfa ? `${place}, with MFA` : place
}

/** Keep what a column answers, as it comes: what it said before stands until then. */
export function tellColumn(id: string, verdicts: Verdicts): void {
  const { columns, answers } = columnsStore.getState()
  if (verdicts.size === 0 || !columns.some((column) => column.id === id)) return
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

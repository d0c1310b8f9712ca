import { create } from 'zustand'

import type { EntityId } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import { accountOfSession, sessionName, spellAccountId } from '../wording/session-wording.ts'
import type { Verdicts } from './flips.ts'

/** What the rows of a board are set beside. */
export type Column = { readonly id: string; readonly name: string } &
  /** Whoever acts last in the stack. */
  (
    | { readonly kind: 'session'; readonly stack: SessionStack }
    /** A user, role or root user as they would begin to act now. */
    | { readonly kind: 'principal'; readonly arn: string }
    /** What the workspace said when this was kept, to whoever acts. */
    | { readonly kind: 'version'; readonly version: string; readonly workspace: Workspace }
  )

/** As many as find room beside the row. */
export const mostColumns = 4

type ColumnsState = {
  readonly columns: readonly Column[]
  readonly answers: ReadonlyMap<string, Verdicts>
  /** By id of the column, in a word or two, why nobody can act as it says: then it answers nothing. */
  readonly silent: ReadonlyMap<string, string>
}

const nothing: ColumnsState = { columns: [], answers: new Map(), silent: new Map() }

export const columnsStore = create<ColumnsState>()(() => nothing)

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
  const full =
    column.kind === 'session' ? `${column.name}${whichSession(actingIn(column.stack))}` : column.name
  const name = [column.name, full, ...[2, 3, 4, 5].map((count) => `${full} (${count})`)]
  keepColumns(
    [...columns, { ...column, name: name.find((one) => !taken.has(one)) ?? full }].slice(-mostColumns),
  )
}

/** Set the board beside these alone. */
export function setColumns(columns: readonly Column[]): void {
  keepColumns([])
  for (const column of columns) addColumn(column)
}

export function removeColumn(id: string): void {
  keepColumns(columnsStore.getState().columns.filter((column) => column.id !== id))
}

/** What a column said is forgotten with it. */
function keepColumns(columns: readonly Column[]): void {
  const { answers, silent } = columnsStore.getState()
  const isKept = ([id]: readonly [string, unknown]) => columns.some((column) => column.id === id)
  columnsStore.setState({
    columns,
    answers: new Map([...answers].filter(isKept)),
    silent: new Map([...silent].filter(isKept)),
  })
}

/** Who acts in a stack as a column: another session of the same name is another column. */
export function sessionColumn(stack: SessionStack): Column {
  const session = actingIn(stack)
  return {
    kind: 'session',
    id: `session ${JSON.stringify(session)}`,
    name: `as ${sessionName(session)}`,
    stack,
  }
}

export function actingIn(stack: SessionStack): Session {
  return stack.at(-1) ?? stack[0]
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

/** Keep why nobody can act as a column says; null once somebody can. What it said before is no answer any more. */
export function silenceColumn(id: string, why: string | null): void {
  const { answers, silent } = columnsStore.getState()
  if ((silent.get(id) ?? null) === why) return
  const others = [...silent].filter(([other]) => other !== id)
  columnsStore.setState({
    answers: new Map([...answers].filter(([other]) => other !== id)),
    silent: new Map(why === null ? others : [...others, [id, why]]),
  })
}

/** Another workspace has other principals and versions. */
export function forgetColumns(): void {
  columnsStore.setState(nothing)
}

/** What the columns say of a row: a line for each, its mark and its name. Empty without columns. */
export function besideText({ columns, answers, silent }: ColumnsState, markOf: MarkOf, id: EntityId): string {
  return columns
    .map((column) => {
      const verdict = answers.get(column.id)?.get(id)
      const mark = verdict === undefined ? 'none' : markOf(verdict)
      return `${silent.get(column.id) ?? mark}\t${column.name}`
    })
    .join('\n')
}

type MarkOf = (verdict: NonNullable<ReturnType<Verdicts['get']>>) => string

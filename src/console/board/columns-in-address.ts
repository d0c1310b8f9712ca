import { lostText } from '../parts/acting-links/lost-text.ts'
import { type Lost, restoreStack } from '../parts/acting-links/restore-stack.ts'
import { readStackText, stackText } from '../parts/acting-links/stack-text.ts'
import { hashLocation } from '../parts/hash-location.ts'
import { notify } from '../parts/notices.ts'
import { projectStore } from '../state/project-store.ts'
import { sessionNow } from '../state/session-clock.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { type Column, columnsStore, mostColumns, sessionColumn, setColumns } from './columns-store.ts'
import { principalColumn, versionColumn } from './new-column.ts'

const parameter = 'beside'
const ofVersion = 'version*'

/**
 * Keep the columns beside the board in the address, so that the address alone shows a colleague the same. A link with
 * columns is followed when it is opened, and what of it can't be is told; going back to an earlier page changes the page
 * and not the columns. Answers how to stop.
 */
export function keepColumnsInAddress(): () => void {
  let following = 0
  async function follow(texts: readonly string[]): Promise<void> {
    following += 1
    await setLinked(texts)
    following -= 1
    write()
  }
  function write(): void {
    if (following === 0) writeColumns(columnsStore.getState().columns)
  }
  function look(isFirst: boolean): void {
    const linked = linkedTexts()
    const { columns } = columnsStore.getState()
    const isLink = isFirst ? columns.length === 0 : !isOurs(history.state)
    if (isLink && linked.length > 0 && linked.join(' ') !== columns.map(columnText).join(' '))
      void follow(linked)
    else write()
  }
  const lookAgain = () => look(false)
  look(true)
  const stop = columnsStore.subscribe(({ columns }, before) => {
    if (columns !== before.columns) write()
  })
  addEventListener('hashchange', lookAgain)
  return () => {
    stop()
    removeEventListener('hashchange', lookAgain)
  }
}

function linkedTexts(): readonly string[] {
  return new URLSearchParams(hashLocation().search).getAll(parameter)
}

/** Entries that we wrote are marked, so that one that comes from a link can be told. */
function isOurs(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'hasColumns' in state
}

function writeColumns(columns: readonly Column[]): void {
  const { path, search } = hashLocation()
  const parameters = new URLSearchParams(search)
  parameters.delete(parameter)
  for (const column of columns) parameters.append(parameter, columnText(column))
  const rest = parameters.toString()
  history.replaceState({ ...history.state, hasColumns: true }, '', `#${path}${rest === '' ? '' : `?${rest}`}`)
}

/** A column as text: an ARN, `version*ID`, or how the session came about. */
function columnText(column: Column): string {
  switch (column.kind) {
    case 'principal':
      return column.arn
    case 'version':
      return ofVersion + column.version
    case 'session':
      return stackText(column.stack)
  }
}

async function setLinked(texts: readonly string[]): Promise<void> {
  const { open } = projectStore.getState()
  const read = await Promise.all(texts.slice(0, mostColumns).map(readColumn))
  if (projectStore.getState().open !== open) return // of the workspace before
  setColumns(read.filter((one) => typeof one !== 'string'))
  const untold = texts.length - read.length
  const lost = [
    ...read.filter((one) => typeof one === 'string'),
    ...(untold > 0 ? [`${untold} more than find room.`] : []),
  ]
  if (lost.length > 0)
    notify({ type: 'warning', text: `The link sets the board beside ${lost.join(' And beside ')}` })
}

/** The column of a text, or why there is none: the end of a sentence. */
async function readColumn(text: string): Promise<Column | string> {
  if (text.startsWith('arn:'))
    return principalColumn(text) ?? `${text}, which is no user, role or account of this workspace.`
  if (text.startsWith(ofVersion)) {
    return (
      (await versionColumn(text.slice(ofVersion.length))) ?? 'a version that is not kept in this browser.'
    )
  }
  const steps = readStackText(text)
  if (!steps.ok) return `“${text.slice(0, 60)}”, which cannot be read.`
  const { stack, lost } = restoreStack(workspaceStore.getState().workspace, steps.value, sessionNow())
  return stack === null || lost !== null ? lostOf(lost) : sessionColumn(stack)
}

function lostOf(lost: Lost | null): string {
  return lost === null ? 'nobody.' : lostText(lost)
}

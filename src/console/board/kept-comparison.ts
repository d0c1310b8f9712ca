import { draftsStore } from '../state/drafts-store.ts'
import { projectStore } from '../state/project-store.ts'
import { sessionClock } from '../state/session-clock.ts'
import { sessionStore } from '../state/session-store.ts'
import { readStoredView } from '../state/stored-view.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { boardStore, tellBoard } from './board-store.ts'
import { comparisonText, readComparison } from './comparison-text.ts'
import { formerSession } from './former-session.ts'

const key = 'rolescape.comparison'

/**
 * Let what the board compares with outlive a reload of this tab. It is written as the page is left and read once: it
 * counts only where the workspace, who acts and their clock are the very ones that it was compared in. Answers how to stop.
 */
export function keepComparison(): () => void {
  const text = takeText()
  const kept = text === null ? null : readComparison(text, momentText())
  if (kept !== null) {
    tellBoard({ kind: 'kept', verdicts: kept.verdicts })
    formerSession.setState({ stack: readStoredView({ stack: kept.former })?.stack ?? null })
  }
  addEventListener('pagehide', write)
  return () => removeEventListener('pagehide', write)
}

function write(): void {
  const { baseline } = boardStore.getState()
  if (baseline.kind !== 'earlier') return
  const { stack: former } = formerSession.getState()
  try {
    sessionStorage.setItem(key, comparisonText({ verdicts: baseline.verdicts, former }, momentText()))
  } catch {
    // Storage is blocked or full: the next page compares with nothing.
  }
}

function takeText(): string | null {
  try {
    const text = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return text
  } catch {
    return null // storage is blocked
  }
}

/**
 * All that the present side of a comparison hangs on. Every step of the workspace, taken back or not, leaves its time
 * and place in the history, so that its newest ones stand for the whole; another engine may answer otherwise.
 */
function momentText(): string {
  const { workspace, past, future } = workspaceStore.getState()
  const engine = document.querySelector<HTMLScriptElement>('script[type=module]')?.src
  return JSON.stringify([
    projectStore.getState().open?.id,
    [past.length, past.at(-1)?.at, past.at(-1)?.label.verb],
    [future.length, future[0]?.at],
    workspace.entities.size,
    readStoredView(sessionStore.getState()), // its fields in the order that they come back in
    sessionClock.getState().aheadMs,
    draftsStore.getState().deciding,
    engine,
  ])
}

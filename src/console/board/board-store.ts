import { create } from 'zustand'

import { draftsStore } from '../state/drafts-store.ts'
import { sessionClock } from '../state/session-clock.ts'
import { sessionStore } from '../state/session-store.ts'
import { followWorkspace } from '../state/workspace-store.ts'
import { changesAnswers } from './changes-answers.ts'
import { forgetColumns } from './columns-store.ts'
import { type BoardEvent, type BoardMemory, emptyMemory, remember } from './flips.ts'
import { formerSession } from './former-session.ts'

export const boardStore = create<BoardMemory>()(() => emptyMemory)

/** Let the board know of something that bears on its comparison. */
export function tellBoard(event: BoardEvent): void {
  boardStore.setState(remember(boardStore.getState(), event))
}

/**
 * Watch for what the board compares before and after: identity, commands, drafts. Answers how to stop. What
 * happened before can't be compared with.
 */
export function watchForBoard(): () => void {
  tellBoard({ kind: 'opened' })
  if (draftsStore.getState().deciding.length > 0) tellBoard({ kind: 'drafts', decide: true })
  const stops = [
    followWorkspace((step) => {
      if (step.kind === 'opened') {
        forgetColumns()
        formerSession.setState({ stack: null })
        tellBoard({ kind: 'opened' })
      } else if (changesAnswers(step.change)) tellBoard({ kind: 'command' })
    }),
    sessionClock.subscribe(() => tellBoard({ kind: 'identity' })),
    sessionStore.subscribe(({ stack }, before) => {
      if (stack === before.stack) return
      formerSession.setState({ stack: before.stack })
      tellBoard({ kind: 'identity' })
    }),
    draftsStore.subscribe(({ deciding }, before) => {
      if (deciding !== before.deciding) tellBoard({ kind: 'drafts', decide: deciding.length > 0 })
    }),
  ]
  return () => stops.forEach((stop) => stop())
}

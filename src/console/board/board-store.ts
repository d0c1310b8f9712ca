import { create } from 'zustand'

import type { Keys } from '#model/board.ts'
import type { Change } from '#model/change.ts'

import { draftsStore } from '../state/drafts-store.ts'
import { sessionClock } from '../state/session-clock.ts'
import { sessionStore } from '../state/session-store.ts'
import { followWorkspace } from '../state/workspace-store.ts'
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
        formerSession.setState({ session: null })
        tellBoard({ kind: 'opened' })
      } else if (!isAboutPinsAlone(step.change)) tellBoard({ kind: 'command' })
    }),
    sessionClock.subscribe(() => tellBoard({ kind: 'identity' })),
    sessionStore.subscribe(({ stack }, before) => {
      if (stack === before.stack) return
      formerSession.setState({ session: before.stack?.at(-1) ?? null })
      tellBoard({ kind: 'identity' })
    }),
    draftsStore.subscribe(({ deciding }, before) => {
      if (deciding !== before.deciding) tellBoard({ kind: 'drafts', decide: deciding.length > 0 })
    }),
  ]
  return () => stops.forEach((stop) => stop())
}

/** Pinning and moving asks other questions and changes no answer; other keys of a row or board do. */
function isAboutPinsAlone({ added, updated, removed }: Change): boolean {
  const touched = [...added, ...updated.map(([, to]) => to), ...removed]
  const hasOtherKeys = updated.some(
    ([from, to]) =>
      'unknown' in from && 'unknown' in to && (from.context !== to.context || from.unknown !== to.unknown),
  )
  const isFirstKeyed = added.some((one) => one.kind === 'board' && hasKeys(one))
  if (hasOtherKeys || isFirstKeyed) return false
  return touched.every(({ kind }) => kind === 'pinned-request' || kind === 'board')
}

/** The first board becomes an entity as it gets its first keys. */
function hasKeys({ context, unknown }: Keys): boolean {
  return Object.keys(context).length + unknown.length > 0
}

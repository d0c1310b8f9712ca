import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'

import type { Session } from '#sessions/session.ts'

import { actingSession, sessionStore } from '../state/session-store.ts'
import { watchForBoard } from './board-store.ts'
import { useBoard } from './use-board.ts'

/**
 * Keeps the board's answers and comparison going while its panel is closed, so that it can say what changed once
 * it is opened. Shows nothing; belongs into the frame of the page.
 */
export function BoardWatch(): ReactNode {
  const session = useStore(sessionStore, actingSession)
  useEffect(watchForBoard, [])
  return session === null ? null : <Answers session={session} />
}

function Answers({ session }: { readonly session: Session }): ReactNode {
  useBoard(session)
  return null
}

import { create } from 'zustand'

import { followRename } from '#sessions/follow-rename.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import { followWorkspace } from './workspace-store.ts'

export type SessionState = {
  /** Who signed in first, who acts now last; null while nobody is signed in. */
  readonly stack: SessionStack | null
}

export const sessionStore = create<SessionState>()(() => ({ stack: null }))

/** Act as this stack of sessions from now on. */
export function actAs(stack: SessionStack | null): void {
  sessionStore.setState({ stack })
}

/** The session that acts now. */
export function actingSession(state: SessionState): Session | null {
  return state.stack?.at(-1) ?? null
}

/** Let a user who is renamed go on acting. Called once, by the app. */
export function keepActingThroughRenames(): void {
  followWorkspace((step) => {
    const { stack } = sessionStore.getState()
    if (step.kind !== 'changed' || stack === null) return
    const renamed = followRename(stack, step.change)
    if (renamed !== stack) actAs(renamed)
  })
}

import { withDrafts } from '#model/drafts.ts'
import { renewSession } from '#sessions/service-session.ts'

import { draftsStore } from './drafts-store.ts'
import { sessionNow } from './session-clock.ts'
import { actAs, actingSession, sessionStore } from './session-store.ts'
import { workspaceStore } from './workspace-store.ts'

/** Go on with the fresh credentials that the service gives. Answers whether it gives any. */
export function renewActing(): boolean {
  const acting = actingSession(sessionStore.getState())
  const workspace = withDrafts(workspaceStore.getState().workspace, draftsStore.getState().deciding)
  const renewed = acting?.kind === 'role' ? renewSession(workspace, acting, sessionNow()) : null
  if (renewed?.ok !== true) return false
  actAs(renewed.value)
  return true
}

import { livenessOf } from '#sessions/liveness.ts'

import { sessionStore } from '../state/session-store.ts'
import { followWorkspace, workspaceStore } from '../state/workspace-store.ts'
import { signInFirst } from './first-sign-in.ts'

/**
 * From now on sign somebody in where an import, or its undo, took away whoever had signed in. Called once, by the
 * app. After any other change the page says that the identity is gone, and lets the person choose.
 */
export function signInAfterImports(): void {
  followWorkspace((step) => {
    if (step.kind !== 'changed' || step.change.label.verb !== 'import') return
    const { workspace } = workspaceStore.getState()
    const first = sessionStore.getState().stack?.[0]
    const isThere = first !== undefined && livenessOf(workspace, first, new Date().toISOString()) !== 'gone'
    if (!isThere) signInFirst(workspace)
  })
}

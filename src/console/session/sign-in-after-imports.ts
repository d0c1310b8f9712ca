import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'
import { livenessOf } from '#sessions/liveness.ts'
import type { Session } from '#sessions/session.ts'
import { signInChecked } from '#sessions/sign-in.ts'

import { sessionStore } from '../state/session-store.ts'
import { followWorkspace, workspaceStore } from '../state/workspace-store.ts'
import { signInFirst } from './first-sign-in.ts'

/**
 * From now on sign somebody in where an import, or its undo, took away whoever had signed in, or
 * brought the account of whoever was taken for an outsider. Called once, by the
 * app. After any other change the page says that the identity is gone, and lets the person choose.
 */
export function signInAfterImports(): void {
  followWorkspace((step) => {
    if (step.kind !== 'changed' || step.change.label.verb !== 'import') return
    const { workspace } = workspaceStore.getState()
    const first = sessionStore.getState().stack?.[0]
    const isThere = first !== undefined && canGoOn(workspace, first, new Date().toISOString())
    if (!isThere) signInFirst(workspace)
  })
}

/** Is whoever signed in still there, and still outside where they were taken for an outsider? */
export function canGoOn(workspace: Workspace, first: Session, now: Instant): boolean {
  if (first.kind === 'outside') return signInChecked(workspace, first).ok
  return livenessOf(workspace, first, now) !== 'gone'
}

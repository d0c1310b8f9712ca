import type { ChangeLabel } from '#model/change.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'
import { livenessOf } from '#sessions/liveness.ts'
import type { Session, SessionStack } from '#sessions/session.ts'
import { signInChecked } from '#sessions/sign-in.ts'

import { actAs, sessionStore } from '../state/session-store.ts'
import { followWorkspace, workspaceStore } from '../state/workspace-store.ts'
import { signInFirst } from './first-sign-in.ts'

/** Who acted before an import that took them away, and who was signed in for them. */
type Displaced = { readonly before: SessionStack; readonly after: SessionStack | null }

/**
 * From now on sign somebody in where an import, or its undo, took away whoever had signed in, or
 * brought the account of whoever was taken for an outsider. Whoever an import took away acts again once it is undone,
 * unless somebody else was chosen meanwhile who is still there. Called once, by the app. After any other change the page
 * says that the identity is gone, and lets the person choose.
 */
export function signInAfterImports(): void {
  const displaced = new WeakMap<ChangeLabel, Displaced>() // undo and redo go on with the label of the import
  followWorkspace((step) => {
    if (step.kind !== 'changed' || step.change.label.verb !== 'import') return
    const { workspace } = workspaceStore.getState()
    const now = new Date().toISOString()
    const { stack } = sessionStore.getState()
    const isThere = stack !== null && canGoOn(workspace, stack[0], now)
    const former = step.by === 'undo' ? displaced.get(step.change.label) : undefined
    if (former !== undefined && canGoOn(workspace, former.before[0], now)) {
      if (!isThere || stack === former.after) actAs(former.before)
    } else if (!isThere) {
      signInFirst(workspace)
      if (stack !== null)
        displaced.set(step.change.label, { before: stack, after: sessionStore.getState().stack })
    }
  })
}

/** Is whoever signed in still there, and still outside where they were taken for an outsider? */
export function canGoOn(workspace: Workspace, first: Session, now: Instant): boolean {
  if (first.kind === 'outside') return signInChecked(workspace, first).ok
  return livenessOf(workspace, first, now) !== 'gone'
}

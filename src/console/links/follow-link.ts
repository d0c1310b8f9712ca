import { withDrafts } from '#model/drafts.ts'
import type { SessionStack } from '#sessions/session.ts'

import { lostText } from '../parts/acting-links/lost-text.ts'
import { restoreStack } from '../parts/acting-links/restore-stack.ts'
import { readStackText } from '../parts/acting-links/stack-text.ts'
import { notify } from '../parts/notices.ts'
import { draftsStore } from '../state/drafts-store.ts'
import { sessionNow } from '../state/session-clock.ts'
import { actAs } from '../state/session-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { stackName } from '../wording/session-wording.ts'

/** Act as a link says, and tell what of it could not be done. */
export function followIdentity(text: string): void {
  const steps = readStackText(text)
  if (!steps.ok) {
    notify({
      type: 'warning',
      text: 'The link says who acts in a way that cannot be read. Nobody was switched.',
    })
    return
  }
  const workspace = withDrafts(workspaceStore.getState().workspace, draftsStore.getState().deciding)
  const { stack, lost } = restoreStack(workspace, steps.value, sessionNow())
  if (stack !== null) actAs(stack)
  if (lost !== null)
    notify({ type: 'warning', text: `The link acts as ${lostText(lost)} ${actingText(stack)}` })
}

/** Tell of a row of the board that a link names and that isn't there. */
export function tellOfLostRow(row: string): void {
  if (workspaceStore.getState().workspace.entities.has(row)) return
  notify({
    type: 'warning',
    text: 'The link opens a row of the decision board that is not in this workspace.',
  })
}

function actingText(stack: SessionStack | null): string {
  return stack === null ? 'Nobody was switched.' : `You act as ${stackName(stack)}.`
}

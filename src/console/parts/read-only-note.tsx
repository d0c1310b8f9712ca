import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useStore } from 'zustand'

import { takeOver } from '../state/open-project.ts'
import { saveStore } from '../state/save-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { canTakeOver, readOnlyReason } from '../wording/storage-wording.ts'

/** Above a form of a tab that only reads the workspace: why it can't be sent, and the way to change that. */
export function ReadOnlyNote() {
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  const state = useStore(saveStore)
  if (!isReadOnly) return null
  return (
    <Alert
      type="warning"
      action={
        canTakeOver(state) ? (
          <Button formAction="none" loading={state.kind === 'taking-over'} onClick={() => void takeOver()}>
            Take over
          </Button>
        ) : null
      }
    >
      {readOnlyReason(state)}
    </Alert>
  )
}

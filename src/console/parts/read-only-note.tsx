import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useStore } from 'zustand'

import { takeOver } from '../state/open-project.ts'
import { saveStore } from '../state/save-store.ts'
import { useWhyReadOnly } from './why-read-only.ts'

/** Above a form of a tab that only reads the workspace: why it can't be sent, and the way to change that. */
export function ReadOnlyNote() {
  const why = useWhyReadOnly()
  const isTakingOver = useStore(saveStore, ({ kind }) => kind === 'taking-over')
  if (why === null) return null
  return (
    <Alert
      type="warning"
      action={
        <Button formAction="none" loading={isTakingOver} onClick={() => void takeOver()}>
          Take over
        </Button>
      }
    >
      Another tab has this workspace open and saves it, so nothing can be changed here until you take over.
    </Alert>
  )
}

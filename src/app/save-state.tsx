import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { saveStore } from '#console/state/save-store.ts'

/** Whether what is on the screen is also on the disk, in one word. What to do where it is not stands in a notice. */
export function SaveStateIndicator(): ReactNode {
  const { kind } = useStore(saveStore)
  switch (kind) {
    case 'saved':
      return <StatusIndicator type="success">Saved</StatusIndicator>
    case 'saving':
      return <StatusIndicator type="in-progress">Saving</StatusIndicator>
    case 'unsaved':
      return <StatusIndicator type="warning">Not saved</StatusIndicator>
    case 'following':
      return <StatusIndicator type="info">Read-only</StatusIndicator>
    case 'taking-over':
      return <StatusIndicator type="in-progress">Taking over</StatusIndicator>
  }
}

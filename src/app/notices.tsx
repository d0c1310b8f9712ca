import Button from '@cloudscape-design/components/button'
import Flashbar from '@cloudscape-design/components/flashbar'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'

import { dismiss, dismissOffers, noticesStore } from '#console/parts/notices.ts'
import { followWorkspace, undo } from '#console/state/workspace-store.ts'

import { useStorageNotice } from './storage-notice.tsx'

export function Notices(): ReactNode {
  const notices = useStore(noticesStore, (state) => state.notices)
  const ofStorage = useStorageNotice()
  useEffect(() => followWorkspace(dismissOffers), []) // an older offer would take back something else
  return (
    <Flashbar
      items={[
        ...ofStorage,
        ...notices.map(({ id, type, text, undoable }) => ({
          id,
          type,
          content: text,
          dismissible: true,
          dismissLabel: 'Dismiss',
          onDismiss: () => dismiss(id),
          action: undoable ? <UndoButton notice={id} /> : undefined,
        })),
      ]}
    />
  )
}

function UndoButton({ notice }: { readonly notice: string }): ReactNode {
  const takeBack = () => {
    undo()
    dismiss(notice)
  }
  return <Button onClick={takeBack}>Undo</Button>
}

import Button from '@cloudscape-design/components/button'
import Flashbar from '@cloudscape-design/components/flashbar'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { dismiss, noticesStore } from '#console/parts/notices.ts'
import { undo } from '#console/state/workspace-store.ts'

export function Notices(): ReactNode {
  const notices = useStore(noticesStore, (state) => state.notices)
  return (
    <Flashbar
      items={notices.map(({ id, type, text, undoable }) => ({
        id,
        type,
        content: text,
        dismissible: true,
        dismissLabel: 'Dismiss',
        onDismiss: () => dismiss(id),
        action: undoable ? <UndoButton notice={id} /> : undefined,
      }))}
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

import Button from '@cloudscape-design/components/button'
import Popover from '@cloudscape-design/components/popover'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { saveStore } from '#console/state/save-store.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { storageSentence } from '#console/wording/storage-wording.ts'

import { takeOver } from './start-up.ts'

/** Whether what is on the screen is also on the disk, in one word, and what to do where it is not. */
export function SaveStateIndicator(): ReactNode {
  const state = useStore(saveStore)
  switch (state.kind) {
    case 'saved':
      return <StatusIndicator type="success">Saved</StatusIndicator>
    case 'saving':
      return <StatusIndicator type="in-progress">Saving</StatusIndicator>
    case 'unsaved':
      return (
        <Trouble label="Not saved" text={storageSentence(state.problem)}>
          <Button onClick={() => void download()}>Download workspace</Button>
        </Trouble>
      )
    case 'elsewhere':
      return (
        <Trouble
          label="Not saved here"
          text="This workspace is open in another tab, which saves it. Changes that you make in this tab are not saved. Taking over loads what the other tab saved, and lets this one save from then on."
        >
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => void takeOver()}>Take over</Button>
            <Button onClick={() => void download()}>Download workspace</Button>
          </SpaceBetween>
        </Trouble>
      )
  }
}

type TroubleProps = { readonly label: string; readonly text: string; readonly children: ReactNode }

function Trouble({ label, text, children }: TroubleProps): ReactNode {
  return (
    <Popover
      header={label}
      content={
        <SpaceBetween size="s">
          <span>{text}</span>
          {children}
        </SpaceBetween>
      }
    >
      <StatusIndicator type="warning">{label}</StatusIndicator>
    </Popover>
  )
}

async function download(): Promise<void> {
  const { saveWorkspace } = await import('#model/file/workspace-file.ts')
  const { workspace } = workspaceStore.getState()
  const text = JSON.stringify(saveWorkspace(workspace), null, 2)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${workspace.name.replaceAll(/[^\w-]+/g, '-') || 'workspace'}.rolescape.json`
  link.click()
  URL.revokeObjectURL(address)
}

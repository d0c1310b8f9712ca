import Button from '@cloudscape-design/components/button'
import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useStore } from 'zustand'

import { saveAgain, takeOver } from '#console/state/open-project.ts'
import { projectStore } from '#console/state/project-store.ts'
import { saveStore } from '#console/state/save-store.ts'
import { storageSentence } from '#console/wording/storage-wording.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'

import { downloadWorkspace } from './download-workspace.ts'

/** What stands above every screen while this tab does not save: why, and what to do. */
export function useStorageNotice(): readonly FlashbarProps.MessageDefinition[] {
  const state = useStore(saveStore)
  const hasProject = useStore(projectStore, ({ open }) => open !== null)
  switch (state.kind) {
    case 'following':
    case 'taking-over':
      return [followingNotice(state.kind === 'taking-over')]
    case 'unsaved':
      return [unsavedNotice(state.problem, hasProject)]
    case 'saved':
    case 'saving':
      return []
  }
}

function followingNotice(isTakingOver: boolean): FlashbarProps.MessageDefinition {
  return {
    id: 'following',
    type: 'info',
    header: 'This workspace is open in another tab, which saves it',
    content: 'Here you see what is done there, as it is done, and can change nothing until you take over.',
    action: (
      <Button loading={isTakingOver} onClick={() => void takeOver()}>
        Take over
      </Button>
    ),
  }
}

function unsavedNotice(problem: StorageProblem, hasProject: boolean): FlashbarProps.MessageDefinition {
  return {
    id: 'unsaved',
    type: 'error',
    header: 'Not saved',
    content: storageSentence(problem),
    action: (
      <SpaceBetween direction="horizontal" size="xs">
        <Button onClick={() => void downloadWorkspace()}>Download workspace</Button>
        {hasProject && problem.kind !== 'out-of-step' && (
          <Button onClick={() => void saveAgain()}>
            {problem.kind === 'cleared' ? 'Save again' : 'Try again'}
          </Button>
        )}
      </SpaceBetween>
    ),
  }
}

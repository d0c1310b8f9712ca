import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { boardOf } from '#model/board.ts'
import { setBoardKeys } from '#model/commands/edit-board.ts'
import { setPinKeys } from '#model/commands/set-pin-keys.ts'
import type { EntityId, PinnedRequest } from '#model/entities/entity.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf } from '#model/workspace.ts'

import { run, workspaceStore } from '../state/workspace-store.ts'
import { KeysEditor } from './keys-editor.tsx'

/** What every request of a board carries, unless it says otherwise. */
export function BoardKeys({ boardId }: { readonly boardId: EntityId }): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const board = boardOf(workspace, boardId)
  if (board === undefined) return null
  return (
    <>
      <Box color="text-body-secondary">
        For every request of the board, in place of what the session carries. What is not set is as the
        session has it, or absent; of what is unknown each row says whether it matters.
      </Box>
      <KeysEditor
        key={boardId}
        label="Context keys of the board"
        keys={board}
        offers={offersOf(workspace)}
        onChange={(keys) => {
          const outcome = run(setBoardKeys, { id: boardId, ...keys })
          return outcome.ok ? null : outcome.problem
        }}
      />
    </>
  )
}

/** What one request carries, ahead of its board. */
export function PinKeys({ pin }: { readonly pin: PinnedRequest }): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  return (
    <KeysEditor
      key={pin.id}
      label="Context keys of this request"
      keys={pin}
      offers={offersOf(workspace)}
      onChange={(keys) => {
        const outcome = run(setPinKeys, { id: pin.id, ...keys })
        return outcome.ok ? null : outcome.problem
      }}
    />
  )
}

const offersOf = oncePerWorkspace((workspace) => ({
  'aws:SourceVpce': entitiesOf(workspace, 'resource')
    .filter(({ type }) => type === 'vpc-endpoint')
    .map(({ name }) => name),
}))

import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import type { EntityId } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { workspaceStore } from '../state/workspace-store.ts'
import { pinTo } from './pin-actions.ts'
import { suggestedAsks } from './vocabulary.ts'

/** What the board is for, with requests from the workspace to begin with. */
export function EmptyBoard({ board }: { readonly board: EntityId }): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const asks = suggestedAsks(workspace)
  return (
    <div>
      <Box>
        Pin requests here to see, for whoever acts, whether AWS would allow them, and what a change flips.
      </Box>
      {asks.length > 0 && (
        <ul className="board-suggestions" aria-label="Suggestions from your policies">
          {asks.map((ask) => (
            <li key={`${ask.action} ${ask.resource}`}>
              <ChangeButton iconName="add-plus" variant="inline-link" onClick={() => pinTo(board, ask)}>
                Pin {ask.action} on {ask.resource}
              </ChangeButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

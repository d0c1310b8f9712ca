import Button from '@cloudscape-design/components/button'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { boardOf } from '#model/board.ts'
import type { EntityId } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { lazily } from '../parts/lazily.tsx'
import { workspaceStore } from '../state/workspace-store.ts'
import { BoardMenu } from './board-menu.tsx'
import { keepColumnsInAddress } from './columns-in-address.ts'
import { CompareMenu } from './compare-menu.tsx'
import { keepComparison } from './kept-comparison.ts'
import { SetAside } from './set-aside.tsx'
import type { Board } from './use-board.ts'
import { useColumns } from './use-columns.tsx'

const PinForm = lazily(async () => (await import('./pin-form.tsx')).PinForm)
const BoardKeys = lazily(async () => (await import('./board-keys.tsx')).BoardKeys)

export type BoardToolsProps = {
  readonly boardId: EntityId
  readonly board: Board
  readonly session: Session
  readonly onBeside: (beside: () => (id: EntityId) => string) => void
}

type Below = 'pin' | 'keys' | null

/** What can be done with a board: pin, name, share, compare, set what its requests carry. */
export function BoardTools({ boardId, board, session, onBeside }: BoardToolsProps): ReactNode {
  const [below, setBelow] = useState<Below>(null)
  useEffect(keepComparison, [])
  useEffect(keepColumnsInAddress, [])
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const asked = boardOf(workspace, boardId)
  const askers = useColumns(board.rows, onBeside)
  const count = asked === undefined ? 0 : Object.keys(asked.context).length + asked.unknown.length
  // The same elements while nothing of them changes: the board is drawn anew with every piece of its answers.
  const buttons = useMemo(() => {
    const toggle = (one: Below) => setBelow(below === one ? null : one)
    return (
      <>
        <Button
          variant="inline-link"
          iconName="settings"
          ariaExpanded={below === 'keys'}
          onClick={() => toggle('keys')}
        >
          {count === 0 ? 'Context keys' : `Context keys (${count})`}
        </Button>
        <ChangeButton
          iconName="add-plus"
          variant="inline-link"
          onClick={() => toggle('pin')}
          ariaExpanded={below === 'pin'}
        >
          Pin a request
        </ChangeButton>
      </>
    )
  }, [below, count])
  return (
    <>
      <div className="board-tools">
        <BoardMenu boardId={boardId} board={board} />
        <CompareMenu />
        {buttons}
      </div>
      <SetAside session={session} />
      {askers}
      {below !== null && (
        <div className="board-below">
          {below === 'pin' ? (
            <PinForm board={boardId} onClose={() => setBelow(null)} />
          ) : (
            <BoardKeys boardId={boardId} />
          )}
        </div>
      )}
    </>
  )
}

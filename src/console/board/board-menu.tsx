import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { boardOf, boardsOf } from '#model/board.ts'
import { deleteBoard, renameBoard } from '#model/commands/edit-board.ts'
import { type EntityId, mainBoard } from '#model/entities/entity.ts'

import { setSearchParameter } from '../parts/hash-location.ts'
import { lazily } from '../parts/lazily.tsx'
import { perform } from '../parts/perform.ts'
import { useWhyReadOnly } from '../parts/why-read-only.ts'
import { run, workspaceStore } from '../state/workspace-store.ts'
import { newBoard } from './pin-actions.ts'
import type { Board } from './use-board.ts'

const FillDialog = lazily(async () => (await import('./fill-dialog.tsx')).FillDialog)
const NameBoardDialog = lazily(async () => (await import('./name-board-dialog.tsx')).NameBoardDialog)
const ShareDialog = lazily(async () => (await import('./share-dialog.tsx')).ShareDialog)

type BoardMenuProps = { readonly boardId: EntityId; readonly board: Board }
type Dialog = 'new' | 'rename' | 'fill' | 'share'

/** The boards of the workspace, and what can be done with the one that is shown. */
export function BoardMenu({ boardId, board }: BoardMenuProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const whyReadOnly = useWhyReadOnly()
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const boards = boardsOf(workspace)
  const name = boardOf(workspace, boardId)?.name ?? ''
  const isEmpty = board.pins.length === 0
  // The same element while nothing of it changes: the board is drawn anew with every piece of its answers.
  const menu = useMemo(() => {
    const choose = (id: string) => {
      if (id === 'delete') {
        showBoard(mainBoard)
        perform(deleteBoard, { id: boardId })
      } else if (id === 'new' || id === 'rename' || id === 'fill' || id === 'share') setDialog(id)
      else showBoard(id)
    }
    return (
      <ButtonDropdown
        ariaLabel={`Board: ${name}`}
        expandToViewport
        onItemClick={({ detail }) => choose(detail.id)}
        items={itemsOf(boards, { boardId, isEmpty, whyReadOnly })}
      >
        {name}
      </ButtonDropdown>
    )
  }, [boardId, boards, isEmpty, name, whyReadOnly])
  return (
    <>
      {menu}
      <Dialogs
        dialog={dialog}
        boardId={boardId}
        board={board}
        name={name}
        onDismiss={() => setDialog(null)}
      />
    </>
  )
}

function itemsOf(boards: readonly NamedBoard[], { boardId, isEmpty, whyReadOnly }: Shown) {
  const locked = whyReadOnly === null ? {} : { disabled: true, disabledReason: whyReadOnly }
  return [
    {
      id: 'boards',
      text: 'Boards',
      items: boards.map((one) => ({
        id: one.id,
        text: one.name,
        itemType: 'checkbox' as const,
        checked: one.id === boardId,
      })),
    },
    {
      id: 'this',
      text: 'This board',
      items: [
        { id: 'new', text: 'New board…', ...locked },
        { id: 'rename', text: 'Rename…', ...locked },
        { id: 'fill', text: 'Fill from policies or a list…', ...locked },
        { id: 'share', text: 'Share…' },
        {
          id: 'delete',
          text: boardId === mainBoard ? 'Empty it' : 'Delete',
          disabled: boardId === mainBoard && isEmpty,
          ...locked,
        },
      ],
    },
  ]
}

type NamedBoard = { readonly id: EntityId; readonly name: string }
type Shown = { readonly boardId: EntityId; readonly isEmpty: boolean; readonly whyReadOnly: string | null }

type DialogsProps = {
  readonly dialog: Dialog | null
  readonly boardId: EntityId
  readonly board: Board
  readonly name: string
  readonly onDismiss: () => void
}

function Dialogs({ dialog, boardId, board, name, onDismiss: close }: DialogsProps): ReactNode {
  return (
    <>
      {dialog === 'new' && (
        <NameBoardDialog
          title="New board"
          submitText="Create"
          name=""
          onName={(typed) => newBoard(typed, showBoard)}
          onDismiss={close}
        />
      )}
      {dialog === 'rename' && (
        <NameBoardDialog
          title="Rename the board"
          submitText="Rename"
          name={name}
          onName={(typed) => {
            const renamed = run(renameBoard, { id: boardId, name: typed })
            return renamed.ok ? null : renamed.problem
          }}
          onDismiss={close}
        />
      )}
      {dialog === 'fill' && <FillDialog boardId={boardId} onShow={showBoard} onDismiss={close} />}
      {dialog === 'share' && (
        <ShareDialog boardId={boardId} board={board} onShow={showBoard} onDismiss={close} />
      )}
    </>
  )
}

/** Show another board: what was open or left out on this one isn't on that. */
function showBoard(id: EntityId): void {
  setSearchParameter('row', null)
  setSearchParameter('show', null)
  setSearchParameter('board', id === mainBoard ? null : id)
}

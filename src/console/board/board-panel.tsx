import './board.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'

import { askOfPin, hasBoard } from '#model/board.ts'
import { mainBoard, type EntityId, type PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import { setSearchParameter, useSearchParameter } from '../parts/hash-location.ts'
import { lazily } from '../parts/lazily.tsx'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { useLiveness } from '../state/use-liveness.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { BoardList } from './board-list.tsx'
import { watchForBoard } from './board-store.ts'
import { BoardSummary } from './board-summary.tsx'
import { arrive, goBack } from './go-into.ts'
import { asShow } from './summary.ts'
import { type Board, useBoard } from './use-board.ts'

const OpenRow = lazily(async () => (await import('./open-row.tsx')).OpenRow, <p>Loading the explanation…</p>)
const EndedSession = lazily(async () => (await import('./ended-session.tsx')).EndedSession)
const NobodyActs = lazily(async () => (await import('./ended-session.tsx')).NobodyActs)
const EmptyBoard = lazily(async () => (await import('./empty-board.tsx')).EmptyBoard)
const SharedBoardDialog = lazily(async () => (await import('./shared-board-dialog.tsx')).SharedBoardDialog)
const BoardTools = lazily(async () => (await import('./board-tools.tsx')).BoardTools)

/** The decision board: the pinned requests, asked of whoever acts, and why the open one is answered so. */
export function BoardPanel(): ReactNode {
  const session = useStore(sessionStore, actingSession)
  const [shared] = useSearchParameter('shared-board')
  useEffect(watchForBoard, [])
  return (
    <>
      {session === null ? <NobodyActs /> : <ActingBoard session={session} />}
      {shared !== null && <SharedBoardDialog text={shared} />}
    </>
  )
}

function ActingBoard({ session }: { readonly session: Session }): ReactNode {
  const boardId = useBoardId()
  const board = useBoard(session, boardId)
  const liveness = useLiveness(session)
  const [openId, open] = useSearchParameter('row')
  const [wanted, setWanted] = useSearchParameter('show')
  const [beside, setBeside] = useState<Beside>(() => nothingBeside)
  const show = asShow(wanted, board.parts)
  const opened = board.pins.find(({ id }) => id === openId)

  if (liveness !== 'live') return <EndedSession liveness={liveness} />
  return (
    <div className="board">
      <div className="board-head">
        <BoardSummary board={board} show={show} />
        {show !== null && (
          <Button variant="inline-link" onClick={() => setWanted(null)}>
            Show all {board.pins.length}
          </Button>
        )}
        <BoardTools boardId={boardId} board={board} session={session} onBeside={setBeside} />
      </div>
      <Failure board={board} />
      <div className="board-body" data-open={opened !== undefined}>
        {board.pins.length === 0 ? (
          <EmptyBoard board={boardId} />
        ) : (
          <BoardList board={board} show={show} openId={openId} beside={beside} onOpen={toggleRow} />
        )}
        {opened !== undefined && (
          <Explained key={opened.id} session={session} pin={opened} onClose={() => open(null)} />
        )}
      </div>
    </div>
  )
}

type Beside = (id: EntityId) => string
const nothingBeside: Beside = () => ''

/** The board that the address names, if it is there. */
function useBoardId(): EntityId {
  const [named] = useSearchParameter('board')
  const isThere = useStore(workspaceStore, ({ workspace }) => named !== null && hasBoard(workspace, named))
  return isThere && named !== null ? named : mainBoard
}

function toggleRow(id: EntityId): void {
  setSearchParameter('row', (open) => (open === id ? null : id))
}

function Failure({ board: { failure } }: { readonly board: Board }): ReactNode {
  if (failure === null) return null
  return (
    <Alert type="error" action={<Button onClick={failure.askAgain}>Ask again</Button>}>
      The engine could not answer: {failure.message}
    </Alert>
  )
}

type ExplainedProps = {
  readonly session: Session
  readonly pin: PinnedRequest
  readonly onClose: () => void
}

function Explained({ session, pin, onClose }: ExplainedProps): ReactNode {
  const top = useRef<HTMLDivElement>(null)
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' })
    arrive(pin.id)
  }, [pin.id])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only Escape is heard here, from whatever inside has the focus, and leads back to the row
    <div
      className="board-explanation"
      id="board-explanation"
      tabIndex={-1}
      onKeyDown={(event) => goBack(event, pin.id)}
    >
      <div ref={top} />
      <OpenRow session={session} pin={pin} ask={askOfPin(workspace, pin)} onClose={onClose} />
    </div>
  )
}

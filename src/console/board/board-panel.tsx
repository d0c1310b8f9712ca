import './board.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'

import { mainBoard, type PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { actingSession, sessionStore } from '../state/session-store.ts'
import { useLiveness } from '../state/use-liveness.ts'
import { BoardList } from './board-list.tsx'
import { watchForBoard } from './board-store.ts'
import { EndedSession, NobodyActs } from './ended-session.tsx'
import { askOf, type Board, useBoard } from './use-board.ts'

const Explanation = lazy(async () => ({
  default: (await import('../parts/explain/explanation.tsx')).Explanation,
}))
const EmptyBoard = lazy(async () => ({ default: (await import('./empty-board.tsx')).EmptyBoard }))
const PinForm = lazy(async () => ({ default: (await import('./pin-form.tsx')).PinForm }))

/** The decision board: the pinned requests, asked of whoever acts, and why the open one is answered so. */
export function BoardPanel(): ReactNode {
  const session = useStore(sessionStore, actingSession)
  useEffect(watchForBoard, [])
  if (session === null) return <NobodyActs />
  return <ActingBoard session={session} />
}

function ActingBoard({ session }: { readonly session: Session }): ReactNode {
  const board = useBoard(session)
  const liveness = useLiveness(session)
  const [openId, open] = useSearchParameter('row')
  const [isPinning, setPinning] = useState(false)
  const opened = board.pins.find(({ id }) => id === openId)

  if (liveness !== 'live') return <EndedSession liveness={liveness} />
  return (
    <section className="board" aria-label="Decision board">
      <div className="board-head">
        <SummaryLine board={board} />
        <Button
          iconName="add-plus"
          variant="inline-link"
          onClick={() => setPinning(!isPinning)}
          ariaExpanded={isPinning}
        >
          Pin a request
        </Button>
      </div>
      {board.failure !== null && (
        <Alert type="error" action={<Button onClick={board.failure.askAgain}>Ask again</Button>}>
          The engine could not answer: {board.failure.message}
        </Alert>
      )}
      {isPinning && (
        <Suspense fallback={null}>
          <PinForm board={mainBoard} onClose={() => setPinning(false)} />
        </Suspense>
      )}
      <div className="board-body" data-open={opened !== undefined}>
        {board.pins.length === 0 ? (
          <Suspense fallback={null}>
            <EmptyBoard board={mainBoard} />
          </Suspense>
        ) : (
          <BoardList board={board} openId={openId} onOpen={(id) => open(id === openId ? null : id)} />
        )}
        {opened !== undefined && (
          <OpenRow key={opened.id} session={session} pin={opened} onClose={() => open(null)} />
        )}
      </div>
    </section>
  )
}

/** One polite sentence for all rows; it waits for the answers, so that nothing stale is read out. */
function SummaryLine({ board }: { readonly board: Board }): ReactNode {
  const [said, setSaid] = useState(board.summary)
  if (!board.isPending && said !== board.summary) setSaid(board.summary)
  return (
    <output className="board-summary" aria-live="polite" data-pending={board.isPending}>
      {said}
    </output>
  )
}

type OpenRowProps = {
  readonly session: Session
  readonly pin: PinnedRequest
  readonly onClose: () => void
}

function OpenRow({ session, pin, onClose }: OpenRowProps): ReactNode {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div className="board-explanation" id="board-explanation">
      <div ref={top} />
      <Suspense fallback={<p>Loading the explanation…</p>}>
        <Explanation session={session} ask={askOf(pin)} onClose={onClose} />
      </Suspense>
    </div>
  )
}

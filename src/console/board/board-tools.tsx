import Button from '@cloudscape-design/components/button'
import { lazy, type ReactNode, Suspense, useState } from 'react'

import type { EntityId } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import type { Board } from './use-board.ts'

const PinForm = lazy(async () => ({ default: (await import('./pin-form.tsx')).PinForm }))

type BoardToolsProps = {
  readonly boardId: EntityId
  readonly board: Board
  readonly session: Session
  readonly onBeside: (beside: () => (id: EntityId) => string) => void
}

/** What can be done with a board: pin, name, share, compare, set what its requests carry. */
export function BoardTools({ boardId }: BoardToolsProps): ReactNode {
  const [isPinning, setPinning] = useState(false)
  return (
    <>
      <Button
        iconName="add-plus"
        variant="inline-link"
        onClick={() => setPinning(!isPinning)}
        ariaExpanded={isPinning}
      >
        Pin a request
      </Button>
      {isPinning && (
        <div className="board-below">
          <Suspense fallback={null}>
            <PinForm board={boardId} onClose={() => setPinning(false)} />
          </Suspense>
        </div>
      )}
    </>
  )
}

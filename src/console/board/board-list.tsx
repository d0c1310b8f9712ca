import type { ReactNode } from 'react'

import type { PinnedRequest } from '#model/entities/entity.ts'

import { BoardRow } from './board-row.tsx'
import type { Board } from './use-board.ts'

type BoardListProps = {
  readonly board: Board
  readonly openId: string | null
  readonly onOpen: (id: string) => void
}

/** The rows of the board, in their order. */
export function BoardList({ board, openId, onOpen }: BoardListProps): ReactNode {
  const row = (pin: PinnedRequest, place: number) => (
    <BoardRow
      key={pin.id}
      pin={pin}
      verdict={board.verdicts.get(pin.id)}
      flip={board.flips.get(pin.id) ?? null}
      turn={board.turn}
      place={{ index: place, last: board.pins.length - 1 }}
      isOpen={pin.id === openId}
      onOpen={() => onOpen(pin.id)}
    />
  )
  return (
    <ol className="board-rows" aria-label="Pinned requests" aria-busy={board.isPending}>
      {board.pins.map(row)}
    </ol>
  )
}

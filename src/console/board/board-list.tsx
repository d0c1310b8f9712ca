import type { ReactNode } from 'react'

import type { EntityId, PinnedRequest } from '#model/entities/entity.ts'
import type { Verdict } from '#worker/contract.ts'

import { verdictReason } from '../wording/verdict-wording.ts'
import { BoardRow } from './board-row.tsx'
import type { Flip } from './flips.ts'
import { useInSight } from './in-sight.ts'
import { type Show, showOf } from './summary.ts'
import type { Board } from './use-board.ts'
import { markOf } from './verdict-mark.tsx'

type BoardListProps = {
  readonly board: Board
  /** The rows of one part of the summary, or all. */
  readonly show: Show | null
  readonly openId: string | null
  /** What the compared columns say of a row, packed. */
  readonly beside: (id: EntityId) => string
  readonly onOpen: (id: string) => void
}

/** So many rows are built and left out together, in a list of more than four times as many. */
const together = 25
const rowHeight = 46

/** The rows of the board, in their order; of a long board those that are near enough to be seen. */
export function BoardList(props: BoardListProps): ReactNode {
  const { board, show } = props
  const shown = show === null ? board.pins : board.pins.filter((pin) => isShown(board, pin, show))
  const parts = shown.length > 4 * together ? inParts(shown) : []
  return (
    <div
      className="board-rows"
      aria-busy={board.isPending}
      data-columns={props.beside(board.pins[0]?.id ?? '') === '' ? 'none' : 'some'}
    >
      {parts.length === 0 ? (
        <ol aria-label="Pinned requests">
          <Rows {...props} pins={shown} />
        </ol>
      ) : (
        parts.map(({ from, pins }) => <PartOfList key={from} {...props} pins={pins} from={from} />)
      )}
    </div>
  )
}

function isShown({ verdicts, flips }: Board, { id }: PinnedRequest, show: Show): boolean {
  const verdict = verdicts.get(id)
  return verdict !== undefined && showOf(verdict, flips.get(id) ?? null, flips.size > 0) === show
}

/** Some rows of the list; `from` is the place of the first, which stays whichever row stands there. */
type Part = { readonly from: number; readonly pins: readonly PinnedRequest[] }

function inParts(pins: readonly PinnedRequest[]): readonly Part[] {
  return Array.from({ length: Math.ceil(pins.length / together) }, (_, at) => {
    const from = at * together
    return { from, pins: pins.slice(from, from + together) }
  })
}

type RowsProps = BoardListProps & { readonly pins: readonly PinnedRequest[] }

function PartOfList({ from, ...props }: RowsProps & { readonly from: number }): ReactNode {
  const { pins } = props
  const { element, isNear, height } = useInSight(
    pins.map(({ id }) => id),
    from === 0,
  )
  return (
    <div ref={element} style={isNear ? undefined : { blockSize: height ?? pins.length * rowHeight }}>
      {isNear && (
        <ol aria-label={`Pinned requests ${from + 1} to ${from + pins.length}`}>
          <Rows {...props} />
        </ol>
      )}
    </div>
  )
}

function Rows({ board, pins, openId, beside, onOpen }: RowsProps): ReactNode {
  return pins.map((pin) => {
    const verdict = board.verdicts.get(pin.id)
    const flip = board.flips.get(pin.id) ?? null
    return (
      <BoardRow
        key={pin.id}
        pin={pin}
        mark={verdict === undefined ? (board.failure === null ? null : 'unanswered') : markOf(verdict)}
        reason={verdict === undefined ? '' : reasonOf(verdict, flip, board.before.get(pin.id), pin.action)}
        flip={flip}
        turn={flip === null || flip === 'same' ? 0 : board.turn}
        place={board.pins.indexOf(pin)}
        count={board.pins.length}
        isOpen={pin.id === openId}
        beside={beside(pin.id)}
        onOpen={onOpen}
      />
    )
  })
}

/** Why it is so; of what was lost, which statement allowed it before. */
function reasonOf(verdict: Verdict, flip: Flip | null, before: Verdict | undefined, action: string): string {
  const reason = verdictReason(verdict, action)
  const lost = flip === 'lost' && before !== undefined ? verdictReason(before, action) : ''
  return lost === '' ? reason : `${reason} Before: ${lost.charAt(0).toLowerCase()}${lost.slice(1)}`
}

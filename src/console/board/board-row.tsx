import { type KeyboardEvent, memo, type ReactNode } from 'react'

import type { PinnedRequest } from '#model/entities/entity.ts'

import { useWhyReadOnly } from '../parts/why-read-only.ts'
import { beginDrag } from './drag-row.ts'
import type { Flip } from './flips.ts'
import { goInto } from './go-into.ts'
import { moveAndFollow, unpin } from './pin-actions.ts'
import { type Mark, VerdictMark } from './verdict-mark.tsx'

type BoardRowProps = {
  readonly pin: PinnedRequest
  readonly mark: Mark | null
  readonly reason: string
  readonly flip: Flip | null
  /** Counts the comparisons; 0 for a row that didn't change. */
  readonly turn: number
  readonly place: number
  readonly count: number
  readonly isOpen: boolean
  /** What the compared columns say, in their order. */
  readonly beside: string
  readonly onOpen: (id: string) => void
}

/**
 * One pinned request: what is asked, the verdict, and whether it flipped. Alt with an arrow key moves it, the right arrow key alone
 * leads into its explanation. Built of plain
 * elements, and only where what it shows changed: a board has hundreds.
 */
export const BoardRow = memo(function BoardRow(props: BoardRowProps): ReactNode {
  const { pin, mark, reason, flip, turn, place, count, isOpen, beside, onOpen } = props
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault()
      goInto(pin.id, isOpen, onOpen)
      return
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    moveAndFollow(pin, place + by)
  }
  return (
    <li
      className="board-row"
      aria-posinset={place + 1}
      aria-setsize={count}
      data-open={isOpen}
      data-flip={flip ?? 'none'}
      data-place={place}
    >
      {isChange(flip) && <span className="board-pulse" key={`${turn} ${flip}`} />}
      <span
        className="board-handle"
        aria-hidden="true"
        title="Drag to move"
        onPointerDown={(event) => beginDrag(event, pin)}
      >
        ⠿
      </span>
      <button
        type="button"
        className="board-row-main"
        id={`row-${pin.id}`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'board-explanation' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown ArrowRight"
        onClick={() => onOpen(pin.id)}
        onKeyDown={press}
      >
        <span className="board-verdict">
          {mark === null ? <span className="board-deciding">Deciding</span> : <VerdictMark mark={mark} />}
          {isChange(flip) && <FlipChip flip={flip} />}
        </span>
        <Question pin={pin} />
        {beside !== '' && <Beside marks={beside} own={mark} />}
        <span className="board-reason">{reason}</span>
      </button>
      <RowActions pin={pin} place={place} count={count} />
    </li>
  )
})

function isChange(flip: Flip | null): flip is Change {
  return flip !== null && flip !== 'same'
}

function Question({ pin }: { readonly pin: PinnedRequest }): ReactNode {
  const keys = Object.entries(pin.context).map(([key, value]) => `${key} = ${String(value)}`)
  const said = [...keys, ...pin.unknown.map((key) => `${key} unknown`)]
  return (
    <span className="board-question">
      <strong>{pin.action}</strong> <span className="board-resource">{pin.resource}</span>
      {said.length > 0 && <span className="board-context"> with {said.join(', ')}</span>}
    </span>
  )
}

/** One mark for each column, as `useColumns` packs them: its name and its mark. */
function Beside({ marks, own }: { readonly marks: string; readonly own: Mark | null }): ReactNode {
  return (
    <span className="board-beside">
      {marks.split('\n').map((line) => {
        const [mark = '', name = ''] = line.split('\t')
        return (
          <span key={name} className="board-cell" data-differs={mark !== 'none' && mark !== own}>
            <span className="board-cell-name">{name}</span> <VerdictMark mark={mark} />
          </span>
        )
      })}
    </span>
  )
}

type Change = Exclude<Flip, 'same'>

const chips: Readonly<Record<Change, string>> = {
  gained: '+ gained',
  lost: '− lost',
  'now-depends': '± now depends',
  'now-unknown': '? now unknown',
  'now-known': 'now known',
}

function FlipChip({ flip }: { readonly flip: Change }): ReactNode {
  return <span className={`board-chip board-chip-${flip}`}>{chips[flip]}</span>
}

type RowActionsProps = Pick<BoardRowProps, 'pin' | 'place' | 'count'>

function RowActions({ pin, place, count }: RowActionsProps): ReactNode {
  const what = `${pin.action} on ${pin.resource}`
  const why = useWhyReadOnly()
  // Pressed all the same, they say it once more.
  const kept = why === null ? {} : { 'aria-disabled': true, title: why }
  return (
    <span className="board-row-actions">
      <button
        {...kept}
        type="button"
        aria-label={`Move up ${what}`}
        disabled={place === 0}
        onClick={() => moveAndFollow(pin, place - 1, 'Move up')}
      >
        ↑
      </button>
      <button
        {...kept}
        type="button"
        aria-label={`Move down ${what}`}
        disabled={place === count - 1}
        onClick={() => moveAndFollow(pin, place + 1, 'Move down')}
      >
        ↓
      </button>
      <button {...kept} type="button" aria-label={`Unpin ${what}`} onClick={() => unpin(pin)}>
        ✕
      </button>
    </span>
  )
}

import Badge, { type BadgeProps } from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { KeyboardEvent, ReactNode } from 'react'

import type { PinnedRequest } from '#model/entities/entity.ts'
import type { Verdict } from '#worker/contract.ts'

import { verdictReason, verdictWords } from '../wording/verdict-wording.ts'
import type { Flip } from './flips.ts'
import { movePin, unpin } from './pin-actions.ts'

type BoardRowProps = {
  readonly pin: PinnedRequest
  readonly verdict: Verdict | undefined
  readonly flip: Flip | null
  readonly turn: number
  readonly place: { readonly index: number; readonly last: number }
  readonly isOpen: boolean
  readonly onOpen: () => void
}

/** One pinned request: what is asked, the verdict, and whether it flipped. Alt with an arrow key moves it. */
export function BoardRow({ pin, verdict, flip, turn, place, isOpen, onOpen }: BoardRowProps): ReactNode {
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || by === 0) return
    event.preventDefault()
    movePin(pin, place.index + by)
  }
  const flipped = flip !== null && flip !== 'same'
  return (
    <li className="board-row" data-open={isOpen} data-flip={flip ?? 'none'}>
      {flipped && <span className="board-pulse" key={`${turn} ${flip}`} />}
      <button
        type="button"
        className="board-row-main"
        aria-expanded={isOpen}
        aria-controls={isOpen ? 'board-explanation' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={onOpen}
        onKeyDown={move}
      >
        <span className="board-verdict">
          {verdict === undefined ? (
            <StatusIndicator type="loading">Deciding</StatusIndicator>
          ) : (
            <VerdictMark verdict={verdict} />
          )}
          {flipped && <FlipChip flip={flip} />}
        </span>
        <Question pin={pin} />
        <span className="board-reason">
          {verdict === undefined ? '' : verdictReason(verdict, pin.action)}
        </span>
      </button>
      <RowActions pin={pin} place={place} />
    </li>
  )
}

function VerdictMark({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { words, icon, colour } = verdictWords(verdict)
  return (
    <StatusIndicator type={icon} colorOverride={colour}>
      {words}
    </StatusIndicator>
  )
}

function Question({ pin }: { readonly pin: PinnedRequest }): ReactNode {
  const keys = Object.entries(pin.context)
  return (
    <span className="board-question">
      <strong>{pin.action}</strong> <span className="board-resource">{pin.resource}</span>
      {keys.length > 0 && (
        <span className="board-context">
          {' '}
          with {keys.map(([key, value]) => `${key} = ${String(value)}`).join(', ')}
        </span>
      )}
    </span>
  )
}

type Change = Exclude<Flip, 'same'>

const chips: Readonly<Record<Change, { readonly text: string; readonly color: BadgeProps['color'] }>> = {
  gained: { text: '+ gained', color: 'green' },
  lost: { text: '− lost', color: 'red' },
  'now-unknown': { text: '? now unknown', color: 'grey' },
  'now-known': { text: 'now known', color: 'blue' },
}

function FlipChip({ flip }: { readonly flip: Change }): ReactNode {
  const { text, color } = chips[flip]
  return <Badge color={color ?? 'grey'}>{text}</Badge>
}

function RowActions({ pin, place }: Pick<BoardRowProps, 'pin' | 'place'>): ReactNode {
  const what = `${pin.action} on ${pin.resource}`
  return (
    <span className="board-row-actions">
      <Button
        variant="icon"
        iconName="angle-up"
        ariaLabel={`Move up ${what}`}
        disabled={place.index === 0}
        onClick={() => movePin(pin, place.index - 1)}
      />
      <Button
        variant="icon"
        iconName="angle-down"
        ariaLabel={`Move down ${what}`}
        disabled={place.index === place.last}
        onClick={() => movePin(pin, place.index + 1)}
      />
      <Button variant="icon" iconName="close" ariaLabel={`Unpin ${what}`} onClick={() => unpin(pin)} />
    </span>
  )
}

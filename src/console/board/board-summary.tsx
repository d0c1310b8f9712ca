import { type ReactNode, useState } from 'react'

import { setSearchParameter } from '../parts/hash-location.ts'
import { type Show, type SummaryPart, summaryText } from './summary.ts'
import type { Board } from './use-board.ts'

type BoardSummaryProps = { readonly board: Board; readonly show: Show | null }

const labels: Readonly<Record<Show, string>> = {
  gained: 'gained',
  lost: 'lost',
  depends: '',
  'now-unknown': '',
  'now-known': '',
  same: '',
  allowed: '',
  denied: '',
  unknown: '',
}

/** The board in one line, whose parts show the rows that they count. Waits for all answers, so that nothing stale is read out. */
export function BoardSummary({ board, show }: BoardSummaryProps): ReactNode {
  const [settled, setSettled] = useState({ actor: board.actor, parts: board.parts })
  const isNew = settled.actor !== board.actor || settled.parts !== board.parts
  if (board.isDone && isNew) setSettled({ actor: board.actor, parts: board.parts })
  if (board.failure !== null) return <output className="board-summary">{answeredText(board)}</output>
  const { actor, parts } = settled
  return (
    <div className="board-summary" data-pending={board.isPending}>
      <output className="for-screen-readers" aria-live="polite">
        {summaryText(actor, parts)}
      </output>
      {parts.length > 0 && (
        <fieldset aria-label="Show only some rows" className="board-parts">
          <span aria-hidden="true">As {actor}:</span>
          {parts.map((part) => (
            <PartButton key={part.show} part={part} isShown={part.show === show} />
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** Where some answers will not come, no more is said than how many did. */
function answeredText({ actor, verdicts, pins }: Board): string {
  return `As ${actor}: ${verdicts.size} of ${pins.length} answered`
}

function PartButton({ part, isShown }: { readonly part: SummaryPart; readonly isShown: boolean }): ReactNode {
  const { show, count, text } = part
  return (
    <button
      type="button"
      className="board-part"
      aria-pressed={isShown}
      aria-label={`${text} ${labels[show]}`.trim()}
      disabled={count === 0 && !isShown}
      onClick={() => setSearchParameter('show', isShown ? null : show)}
    >
      {text}
    </button>
  )
}

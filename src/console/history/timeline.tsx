import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

import { labelSentence } from '#console/wording/change-wording.ts'

import type { TimelineDay, TimelineEntry } from './history-points.ts'

type TimelineProps = {
  readonly days: readonly TimelineDay[]
  /** How many changes had been made at the point that is chosen; null where none is. */
  readonly chosen: number | null
  readonly onChoose: (count: number) => void
}

const dayFormat = new Intl.DateTimeFormat('en', { dateStyle: 'full' })
const timeFormat = new Intl.DateTimeFormat('en', { timeStyle: 'short' })

/** Every change, newest first, by days. Below all of them stands where they begin. */
export function Timeline({ days, chosen, onChoose }: TimelineProps): ReactNode {
  return (
    <div>
      {days.map(({ day, entries }) => (
        <section key={`${day ?? 'unknown'} ${entries[0]?.index ?? 0}`}>
          <Box variant="h3">
            {day === null ? 'At an unknown time' : dayFormat.format(new Date(`${day}T12:00:00`))}
          </Box>
          <ol className="history-list" reversed>
            {entries.map((entry) => (
              <li key={entry.index}>
                <Entry entry={entry} isChosen={chosen === entry.index + 1} onChoose={onChoose} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <button type="button" className="history-entry" aria-pressed={chosen === 0} onClick={() => onChoose(0)}>
        <span>Where the history begins</span>
      </button>
    </div>
  )
}

type EntryProps = {
  readonly entry: TimelineEntry
  readonly isChosen: boolean
  readonly onChoose: (count: number) => void
}

function Entry({ entry: { index, change, isUndone }, isChosen, onChoose }: EntryProps): ReactNode {
  return (
    <button
      type="button"
      className="history-entry"
      aria-pressed={isChosen}
      onClick={() => onChoose(index + 1)}
    >
      <span>{labelSentence(change.label)}</span>
      {isUndone ? <span className="history-undone">undone</span> : <Time at={change.at} />}
    </button>
  )
}

function Time({ at }: { readonly at: string | null }): ReactNode {
  const date = at === null ? null : new Date(at)
  if (at === null || date === null || Number.isNaN(date.getTime())) return null
  return <time dateTime={at}>{timeFormat.format(date)}</time>
}

import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'

import { explanationQuery } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'
import { unknownSentence } from '../wording/unknown-wording.ts'
import { decisionWords } from '../wording/verdict-wording.ts'
import type { PaletteItem } from './palette-item.ts'

type PaletteOptionProps = {
  readonly id: string
  readonly item: PaletteItem
  readonly isActive: boolean
  readonly onChoose: () => void
}

/** One line. The keys are the input's: the focus never leaves it. */
export function PaletteOption({ id, item, isActive, onChoose }: PaletteOptionProps): ReactNode {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the combobox holds the focus and takes the keys, as the ARIA pattern has it
    <div
      ref={line}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option stands in a select alone, and holds nothing but text
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={item.run === null}
      className="palette-option"
      onClick={onChoose}
    >
      <span className="palette-title">{item.title}</span>
      {item.keys !== undefined && <kbd className="palette-keys">{item.keys}</kbd>}
      {item.detail !== '' && <span className="palette-detail">{item.detail}</span>}
      {item.question !== undefined && <Answer question={item.question} />}
    </div>
  )
}

function Answer({ question }: { readonly question: NonNullable<PaletteItem['question']> }): ReactNode {
  const { data, error } = useQuery(explanationQuery(useMoment(), question.session, question.ask))
  if (error !== null)
    return <span className="palette-answer">The engine could not answer: {error.message}</span>
  if (data === undefined) {
    return (
      <span className="palette-answer">
        <StatusIndicator type="loading">Deciding</StatusIndicator>
      </span>
    )
  }
  if (data.kind === 'unknown') {
    return (
      <span className="palette-answer">
        <StatusIndicator type="warning">Unknown</StatusIndicator>{' '}
        {data.reasons.map(unknownSentence).join(' ')}
      </span>
    )
  }
  const { words, icon, colour } = decisionWords(data.trace.decision)
  return (
    <span className="palette-answer">
      <StatusIndicator type={icon} colorOverride={colour}>
        {words}
      </StatusIndicator>{' '}
      {data.trace.sentence.replaceAll('`', '')}
    </span>
  )
}

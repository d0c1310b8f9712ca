import { type ReactNode, useEffect, useRef } from 'react'

import { AskedAnswer } from '../parts/questions/asked-answer.tsx'
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
      {item.question !== undefined && (
        <span className="palette-answer">
          <AskedAnswer question={item.question} />
        </span>
      )}
    </div>
  )
}

import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { categoryWords, stateWords } from '../wording/ways-up-wording.ts'

type WaysUpFiltersProps = {
  readonly category: string | null
  readonly onCategory: (category: string | null) => void
  readonly state: string | null
  readonly onState: (state: string | null) => void
}

/** Which ways are listed, beside the text that finds users, roles and techniques. */
export function WaysUpFilters({ category, onCategory, state, onState }: WaysUpFiltersProps): ReactNode {
  return (
    <SpaceBetween direction="horizontal" size="s">
      <Choice
        all="Any kind of way"
        label="Kind of way"
        words={categoryWords}
        value={category}
        onChange={onCategory}
      />
      <Choice all="Any answer" label="Answer" words={stateWords} value={state} onChange={onState} />
    </SpaceBetween>
  )
}

type ChoiceProps = {
  readonly all: string
  readonly label: string
  readonly words: Readonly<Record<string, string>>
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

function Choice({ all, label, words, value, onChange }: ChoiceProps): ReactNode {
  const options = [
    { value: '', label: all },
    ...Object.entries(words).map(([key, text]) => ({ value: key, label: text })),
  ]
  return (
    <Select
      options={options}
      selectedOption={options.find((option) => option.value === (value ?? '')) ?? null}
      onChange={({ detail }) =>
        onChange(detail.selectedOption.value === '' ? null : (detail.selectedOption.value ?? null))
      }
      ariaLabel={label}
    />
  )
}

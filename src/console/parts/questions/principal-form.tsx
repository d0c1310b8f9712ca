import ColumnLayout from '@cloudscape-design/components/column-layout'
import { type ReactNode, useState } from 'react'

import { OfferedField } from './offered-field.tsx'
import { QuestionFrame } from './question-frame.tsx'
import { principalArns, useOffers } from './question-vocabulary.ts'

type PrincipalFormProps = {
  readonly label: string
  /** A field for each. */
  readonly labels: readonly string[]
  readonly asked: readonly string[]
  readonly errors: readonly (string | null)[]
  readonly onAsk: (principals: readonly string[]) => void
}

/** Choose users and roles by ARN. */
export function PrincipalForm({ label, labels, asked, errors, onAsk }: PrincipalFormProps): ReactNode {
  const [typed, type] = useState(asked)
  const submit = () => onAsk(typed.map((text) => text.trim()))
  return (
    <QuestionFrame label={label} onAsk={submit}>
      <ColumnLayout columns={labels.length}>
        {labels.map((each, at) => (
          <PrincipalField
            key={each}
            label={each}
            value={typed[at] ?? ''}
            error={errors[at] ?? null}
            onChange={(value) => type(labels.map((_, i) => (i === at ? value : (typed[i] ?? ''))))}
          />
        ))}
      </ColumnLayout>
    </QuestionFrame>
  )
}

type PrincipalFieldProps = {
  readonly label: string
  readonly value: string
  readonly error: string | null
  readonly onChange: (value: string) => void
}

function PrincipalField({ label, value, error, onChange }: PrincipalFieldProps): ReactNode {
  return (
    <OfferedField
      label={label}
      value={value}
      onChange={onChange}
      offers={useOffers(principalArns, value)}
      placeholder="arn:aws:iam::111122223333:role/DeployRole"
      error={error}
    />
  )
}

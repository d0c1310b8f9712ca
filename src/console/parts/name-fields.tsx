import type { Problem } from '#model/commands/problem.ts'

import { errorAt } from '../wording/problem-wording.ts'
import { TextField } from './text-field.tsx'

type NameFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: Problem | null
  readonly hint?: string
}

/** The name of something new in IAM. */
export function NameField({ label, value, onChange, problem, hint }: NameFieldProps) {
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      error={errorAt(problem, 'name')}
      hint={hint ?? 'Letters, digits and + = , . @ - _'}
    />
  )
}

type PathFieldProps = Omit<NameFieldProps, 'label' | 'hint'>

/** The path of something new in IAM. */
export function PathField({ value, onChange, problem }: PathFieldProps) {
  return (
    <TextField
      label="Path"
      optional
      value={value}
      onChange={onChange}
      error={errorAt(problem, 'path')}
      hint="Begins and ends with /, such as /engineering/. It becomes part of the ARN."
    />
  )
}

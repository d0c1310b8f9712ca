import type { Problem } from '#model/commands/problem.ts'

import { TextField } from '../parts/text-field.tsx'
import { errorAt } from '../wording/problem-wording.ts'

type OidcFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: Problem | null
}

/** The client ids of an OpenID Connect provider. */
export function AudiencesField({ value, onChange, problem }: OidcFieldProps) {
  return (
    <TextField
      label="Audiences"
      value={value}
      onChange={onChange}
      error={errorAt(problem, 'clientIds')}
      hint="Client ids that tokens may be issued for, 100 at most, with commas between."
    />
  )
}

/** The thumbprints of an OpenID Connect provider. */
export function ThumbprintsField({ value, onChange, problem }: OidcFieldProps) {
  return (
    <TextField
      label="Thumbprints"
      optional
      value={value}
      onChange={onChange}
      error={errorAt(problem, 'thumbprints')}
      hint="Of the issuer’s certificates, 5 at most, 40 hexadecimal digits each, with commas between. They decide nothing here."
    />
  )
}

/** What is written with commas between. */
export function listed(text: string): readonly string[] {
  return text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
}

import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { setPasswordPolicy } from '#model/commands/set-password-policy.ts'
import type { Account } from '#model/entities/entity.ts'
import type { PasswordPolicy } from '#model/entities/password-policy.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { OptionalLabel } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

const usual: PasswordPolicy = {
  minimumPasswordLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  allowUsersToChangePassword: true,
  maxPasswordAge: null,
  passwordReusePrevention: 24,
  hardExpiry: false,
}

type Switch = {
  [Field in keyof PasswordPolicy]: PasswordPolicy[Field] extends boolean ? Field : never
}[keyof PasswordPolicy]

const switches: readonly { readonly field: Switch; readonly label: string }[] = [
  { field: 'requireUppercaseCharacters', label: 'Ask for a capital letter' },
  { field: 'requireLowercaseCharacters', label: 'Ask for a small letter' },
  { field: 'requireNumbers', label: 'Ask for a digit' },
  { field: 'requireSymbols', label: 'Ask for a sign, such as ! or @' },
  { field: 'allowUsersToChangePassword', label: 'Let users change their own password' },
  { field: 'hardExpiry', label: 'Let an administrator alone reset an expired password' },
]

type Numbers = { readonly length: string; readonly age: string; readonly reuse: string }

type PasswordPolicyDialogProps = { readonly account: Account; readonly onDismiss: () => void }

export function PasswordPolicyDialog({ account, onDismiss }: PasswordPolicyDialogProps) {
  const [policy, setPolicy] = useState(account.passwordPolicy ?? usual)
  const [numbers, setNumbers] = useState<Numbers>(() => ({
    length: String(policy.minimumPasswordLength),
    age: String(policy.maxPasswordAge ?? ''),
    reuse: String(policy.passwordReusePrevention ?? ''),
  }))
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = () => {
    const passwordPolicy: PasswordPolicy = {
      ...policy,
      minimumPasswordLength: Number(numbers.length),
      maxPasswordAge: numberOrNone(numbers.age),
      passwordReusePrevention: numberOrNone(numbers.reuse),
    }
    const refused = attempt(setPasswordPolicy, { account: account.accountId, passwordPolicy })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Password policy of ${account.name}`}
      submitText="Save password policy"
      error={errorElsewhere(problem, ['minimumPasswordLength', 'maxPasswordAge', 'passwordReusePrevention'])}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <NumberFields numbers={numbers} onChange={setNumbers} problem={problem} />
      {switches.map(({ field, label }) => (
        <Checkbox
          key={field}
          checked={policy[field]}
          onChange={({ detail }) => setPolicy({ ...policy, [field]: detail.checked })}
        >
          {label}
        </Checkbox>
      ))}
    </FormDialog>
  )
}

type NumberFieldsProps = {
  readonly numbers: Numbers
  readonly onChange: (numbers: Numbers) => void
  readonly problem: Problem | null
}

function NumberFields({ numbers, onChange, problem }: NumberFieldsProps) {
  return (
    <>
      <FormField
        label="Shortest length"
        constraintText="6 to 128 characters."
        errorText={errorAt(problem, 'minimumPasswordLength')}
      >
        <NumberInput value={numbers.length} onChange={(length) => onChange({ ...numbers, length })} />
      </FormField>
      <FormField
        label={<OptionalLabel text="Days until a password expires" />}
        constraintText="1 to 1,095. Empty: never."
        errorText={errorAt(problem, 'maxPasswordAge')}
      >
        <NumberInput value={numbers.age} onChange={(age) => onChange({ ...numbers, age })} />
      </FormField>
      <FormField
        label={<OptionalLabel text="Earlier passwords that may not be used again" />}
        constraintText="1 to 24. Empty: all may."
        errorText={errorAt(problem, 'passwordReusePrevention')}
      >
        <NumberInput value={numbers.reuse} onChange={(reuse) => onChange({ ...numbers, reuse })} />
      </FormField>
    </>
  )
}

type NumberInputProps = { readonly value: string; readonly onChange: (value: string) => void }

/** Stands in a FormField, which labels it. */
function NumberInput({ value, onChange }: NumberInputProps) {
  return (
    <Input
      type="number"
      inputMode="numeric"
      value={value}
      onChange={({ detail }) => onChange(detail.value)}
    />
  )
}

function numberOrNone(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}

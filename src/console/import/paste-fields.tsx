import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { AccountField } from '#console/parts/account-field.tsx'
import { NameField } from '#console/parts/name-fields.tsx'
import { useListed } from '#console/parts/use-entities.ts'
import { entityNouns, resourceTypeNames } from '#console/wording/entity-nouns.ts'
import { errorElsewhere } from '#console/wording/problem-wording.ts'
import type { Problem } from '#model/commands/problem.ts'

import { type PasteForm, type Target, targetsOf } from './destination.ts'

type PasteFieldsProps = {
  readonly form: PasteForm
  readonly onChange: (fields: Partial<PasteForm>) => void
  readonly problem: Problem | 'no-target' | null
}

/** What has to be said beside the policy: into what it goes, what it is called. */
export function PasteFields({ form, onChange, problem }: PasteFieldsProps): ReactNode {
  const { destination } = form
  const refused = problem === 'no-target' ? null : problem
  const isNamed = destination !== 'trust' && destination !== 'resource'
  const error = errorElsewhere(refused, isNamed ? ['name'] : [])
  return (
    <SpaceBetween size="l">
      {error === null ? null : <Alert type="error">{error}</Alert>}
      {destination === 'managed' ? (
        <AccountField value={form.accountId} onChange={(accountId) => onChange({ accountId })} />
      ) : null}
      {destination === 'inline' || !isNamed ? (
        <TargetField form={form} onChange={onChange} isMissing={problem === 'no-target'} />
      ) : null}
      {isNamed ? (
        <NameField
          label="Policy name"
          value={form.name}
          onChange={(name) => onChange({ name })}
          problem={refused}
        />
      ) : null}
    </SpaceBetween>
  )
}

type TargetFieldProps = Omit<PasteFieldsProps, 'problem'> & { readonly isMissing: boolean }

function TargetField({ form, onChange, isMissing }: TargetFieldProps): ReactNode {
  const options = useListed((workspace) => targetsOf(workspace, form.destination)).map(optionOf)
  const label = { inline: 'User, user group or role', trust: 'Role', resource: 'Resource' } as const
  const key = form.destination === 'inline' || form.destination === 'trust' ? form.destination : 'resource'
  return (
    <FormField label={label[key]} errorText={isMissing ? 'Choose where it goes.' : null}>
      <Select
        placeholder="Choose one"
        filteringType="auto"
        filteringAriaLabel="Find where it goes"
        virtualScroll={options.length > 50}
        options={options}
        selectedOption={options.find(({ value }) => value === form.target) ?? null}
        onChange={({ detail }) => onChange({ target: detail.selectedOption.value ?? null })}
      />
    </FormField>
  )
}

function optionOf(target: Target) {
  const noun = target.kind === 'resource' ? resourceTypeNames[target.type] : entityNouns[target.kind].one
  return { value: target.arn as string, label: target.name, description: `${noun}, ${target.accountId}` }
}

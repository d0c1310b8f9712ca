import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { setPermissionsBoundary } from '#model/commands/set-permissions-boundary.ts'
import type { Principal } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'

import { wordPolicyType } from '../../wording/entity-nouns.ts'
import { problemSentence } from '../../wording/problem-wording.ts'
import { FormDialog } from '../form-dialog.tsx'
import { attempt } from '../perform.ts'
import { useEntities } from '../use-entities.ts'

type BoundaryDialogProps = { readonly principal: Principal; readonly onDismiss: () => void }

/** Choose a managed policy as the permissions boundary of a user or role. */
export function BoundaryDialog({ principal, onDismiss }: BoundaryDialogProps) {
  const policies = useEntities('policy')
  const [chosen, choose] = useState<string | null>(principal.permissionsBoundary)
  const [error, setError] = useState<string | null>(null)
  const options = policies
    .filter(({ owner }) => owner === 'aws' || owner === principal.accountId)
    .map((policy) => ({
      value: policy.arn as string,
      label: policy.name,
      description: wordPolicyType(policy),
    }))
  const set = () => {
    if (chosen === null) {
      setError('Choose a policy.')
      return
    }
    const problem = attempt(setPermissionsBoundary, { principal: principal.arn, policy: arn(chosen) })
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title={`Permissions boundary of ${principal.name}`}
      submitText="Set boundary"
      error={null}
      onSubmit={set}
      onDismiss={onDismiss}
    >
      <FormField label="Policy" errorText={error}>
        <Select
          filteringType="auto"
          placeholder="Choose a policy"
          options={options}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          onChange={({ detail }) => choose(detail.selectedOption.value ?? null)}
        />
      </FormField>
    </FormDialog>
  )
}

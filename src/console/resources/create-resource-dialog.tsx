import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { createResource } from '#model/commands/create-resource.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { ResourceType } from '#model/entities/entity.ts'
import { type AccountId, type Arn, arn } from '#model/entities/names.ts'
import { isRegional, resourceArn } from '#model/entities/resource-arn.ts'
import { noSettings } from '#model/entities/resource-settings.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField } from '../parts/name-fields.tsx'
import { attempt } from '../parts/perform.ts'
import { OptionalLabel, TextField } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { resourceTypeNames } from '../wording/entity-nouns.ts'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { newPlace, placeFieldNames, PlaceFields, placeSettings } from './place-fields.tsx'
import { newResourceName, resourceNameHints } from './resource-names.ts'

type CreateResourceDialogProps = { readonly type: ResourceType; readonly onDismiss: () => void }

export function CreateResourceDialog({ type, onDismiss }: CreateResourceDialogProps) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState(() => newResourceName(type))
  const [region, setRegion] = useState('eu-west-1')
  const [runsAs, setRunsAs] = useState<Arn | null>(null)
  const [place, setPlace] = useState(newPlace)
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = () => {
    const refused = attempt(createResource, {
      accountId,
      type,
      region,
      name,
      policy: null,
      executionRole: type === 'lambda-function' ? runsAs : null,
      settings: { ...noSettings, ...placeSettings(type, place) },
      instanceProfile: type === 'ec2-instance' ? runsAs : null,
      tags: {},
    })
    setProblem(refused)
    if (refused !== null) return
    goTo(`${hrefs.resources}/${encodeURIComponent(resourceArn({ type, accountId, region, name }))}`)
  }
  const title = `Create ${resourceTypeNames[type]}`
  return (
    <FormDialog
      title={title}
      submitText="Create"
      error={errorElsewhere(problem, ['name', 'region', ...placeFieldNames])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField
        label={type === 'generic' ? 'ARN' : 'Name'}
        value={name}
        onChange={setName}
        problem={problem}
        hint={resourceNameHints[type]}
      />
      {isRegional(type) ? (
        <TextField label="Region" value={region} onChange={setRegion} error={errorAt(problem, 'region')} />
      ) : null}
      <PlaceFields type={type} isNew place={place} onChange={setPlace} problem={problem} />
      <RunsAsField type={type} accountId={accountId} value={runsAs} onChange={setRunsAs} />
    </FormDialog>
  )
}

type RunsAsFieldProps = {
  readonly type: ResourceType
  readonly accountId: AccountId
  readonly value: Arn | null
  readonly onChange: (value: Arn | null) => void
}

/** What a function or an instance acts as. Other resources act as nobody. */
function RunsAsField({ type, accountId, value, onChange }: RunsAsFieldProps) {
  const roles = useEntities('role')
  const profiles = useEntities('instance-profile')
  if (type !== 'lambda-function' && type !== 'ec2-instance') return null
  const isFunction = type === 'lambda-function'
  const candidates = (isFunction ? roles : profiles).filter((one) => one.accountId === accountId)
  const none = { value: '', label: 'None' }
  const options = [none, ...candidates.map((one) => ({ value: one.arn as string, label: one.name }))]
  return (
    <FormField
      label={<OptionalLabel text={isFunction ? 'Execution role' : 'Instance profile'} />}
      description={
        isFunction
          ? 'The role that the function acts as. Its trust policy has to let lambda.amazonaws.com in.'
          : 'It hands the credentials of its role to programs on the instance, without access keys.'
      }
    >
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? none}
        onChange={({ detail }) =>
          onChange(detail.selectedOption.value ? arn(detail.selectedOption.value) : null)
        }
      />
    </FormField>
  )
}

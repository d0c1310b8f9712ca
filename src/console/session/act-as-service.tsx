import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { entitiesOf } from '#model/workspace.ts'
import { instanceSession, lambdaSession } from '#sessions/service-session.ts'

import { sessionNow } from '../state/session-clock.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import type { Attempt } from './act-as-dialog.tsx'
import { workspaceNow } from './workspace-now.ts'

type ActAsServiceProps = { readonly type: 'ec2-instance' | 'lambda-function'; readonly attempt: Attempt }

const words = {
  'ec2-instance': { field: 'Instance', none: 'There is no EC2 instance yet. Create one under Resources.' },
  'lambda-function': {
    field: 'Function',
    none: 'There is no Lambda function yet. Create one under Resources.',
  },
} as const

/** Act with the credentials that a service hands to a machine or a function. */
export function ActAsService({ type, attempt }: ActAsServiceProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const resources = entitiesOf(workspace, 'resource').filter((resource) => resource.type === type)
  const [value, setValue] = useState<string | undefined>(resources[0]?.arn)
  const chosen = resources.find(({ arn }) => arn === value)
  if (chosen === undefined) return <p>{words[type].none}</p>

  const session = type === 'ec2-instance' ? instanceSession : lambdaSession
  return (
    <SpaceBetween size="m">
      <FormField label={words[type].field}>
        <Select
          options={resources.map(({ arn, name }) => ({ value: arn, label: name, description: arn }))}
          selectedOption={{ value: chosen.arn, label: chosen.name }}
          onChange={({ detail }) => setValue(detail.selectedOption.value)}
        />
      </FormField>
      <Button variant="primary" onClick={() => attempt(session(workspaceNow(), chosen.arn, sessionNow()))}>
        Act as {chosen.name}
      </Button>
    </SpaceBetween>
  )
}

import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import type { Resource } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ArnLink } from '../parts/entity-link.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { errorElsewhere } from '../wording/problem-wording.ts'
import { type Place, PlaceFields, placeFieldNames, placeOf, placeSettings } from './place-fields.tsx'
import type { SaveSettings } from './resource-settings-panel.tsx'

type PlacePanelProps = { readonly resource: Resource; readonly save: SaveSettings }

/** The bucket and network of an access point; the VPC and service of an endpoint. */
export function PlacePanel({ resource, save }: PlacePanelProps) {
  const [editing, setEditing] = useState(false)
  const { bucket, networkOrigin, vpcId, serviceName } = resource.settings
  const vpc = { label: 'VPC', value: vpcId ?? '-' }
  const items =
    resource.type === 'vpc-endpoint'
      ? [vpc, { label: 'Service', value: serviceName ?? '-' }]
      : [
          { label: 'Bucket', value: bucket === null ? '-' : <ArnLink arn={bucket} /> },
          { label: 'Network origin', value: networkOrigin === 'VPC' ? 'A VPC alone' : 'Internet' },
          vpc,
        ]
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <ChangeButton ariaLabel="Edit network" onClick={() => setEditing(true)}>
              Edit
            </ChangeButton>
          }
        >
          Network
        </Header>
      }
    >
      <KeyValuePairs columns={3} items={items} />
      {editing ? <PlaceDialog resource={resource} save={save} onDismiss={() => setEditing(false)} /> : null}
    </Container>
  )
}

function PlaceDialog({ resource, save, onDismiss }: PlacePanelProps & { readonly onDismiss: () => void }) {
  const [place, setPlace] = useState<Place>(() => placeOf(resource.settings))
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = () => {
    const refused = save(placeSettings(resource.type, place))
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Network of ${resource.name}`}
      submitText="Save"
      error={errorElsewhere(problem, placeFieldNames)}
      onSubmit={submit}
      onDismiss={onDismiss}
    >
      <PlaceFields type={resource.type} isNew={false} place={place} onChange={setPlace} problem={problem} />
    </FormDialog>
  )
}

import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'

import {
  ownershipControls,
  type OwnershipControls,
  type ResourceSettings,
} from '#model/entities/resource-settings.ts'

import { notify } from '../parts/notices.ts'
import { useWhyReadOnly } from '../parts/why-read-only.ts'
import { problemSentence } from '../wording/problem-wording.ts'
import type { SaveSettings } from './resource-settings-panel.tsx'

const texts: Readonly<Record<OwnershipControls, { readonly label: string; readonly description: string }>> = {
  BucketOwnerEnforced: {
    label: 'Bucket owner enforced',
    description: 'ACLs are off: policies alone decide. AWS’s default.',
  },
  BucketOwnerPreferred: {
    label: 'Bucket owner preferred',
    description: 'ACLs count. The owner gets what is uploaded with bucket-owner-full-control.',
  },
  ObjectWriter: { label: 'Object writer', description: 'ACLs count. Whoever uploads an object owns it.' },
}

const unset = { value: '', label: 'Not set' }

type OwnershipPanelProps = { readonly settings: ResourceSettings; readonly save: SaveSettings }

export function OwnershipPanel({ settings, save }: OwnershipPanelProps) {
  const options = [unset, ...ownershipControls.map((one) => ({ value: one as string, ...texts[one] }))]
  const why = useWhyReadOnly()
  const choose = (value: string | undefined) => {
    const problem = save({ ownershipControls: ownershipControls.find((one) => one === value) ?? null })
    if (problem !== null) notify({ type: 'error', text: problemSentence(problem) })
  }
  return (
    <Container header={<Header variant="h2">Object ownership</Header>}>
      <FormField
        label="Who owns objects"
        description="It says whether ACLs of objects count at all."
        constraintText={why}
      >
        <Select
          disabled={why !== null}
          options={options}
          selectedOption={options.find(({ value }) => value === (settings.ownershipControls ?? '')) ?? unset}
          onChange={({ detail }) => choose(detail.selectedOption.value)}
        />
      </FormField>
    </Container>
  )
}

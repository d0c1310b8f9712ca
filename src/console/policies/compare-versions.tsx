import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import type { ManagedPolicy } from '#model/entities/entity.ts'

import { differingLines } from '../parts/differing-lines.ts'
import { LineDifference } from '../parts/line-difference.tsx'

/** Two versions of a policy, line by line. */
export function CompareVersions({ policy }: { readonly policy: ManagedPolicy }) {
  const others = policy.versions.filter(({ versionId }) => versionId !== policy.defaultVersionId)
  const [from, setFrom] = useState(others.at(-1)?.versionId ?? policy.defaultVersionId)
  const [to, setTo] = useState(policy.defaultVersionId)
  const lines = differingLines(textOf(policy, from), textOf(policy, to))
  const count = (kind: 'added' | 'removed') => lines.filter((line) => line.kind === kind).length
  return (
    <Container header={<Header variant="h2">Compare versions</Header>}>
      <Grid gridDefinition={[{ colspan: 6 }, { colspan: 6 }, { colspan: 12 }]}>
        <VersionField label="From" policy={policy} value={from} onChange={setFrom} />
        <VersionField label="To" policy={policy} value={to} onChange={setTo} />
        <div>
          <Box variant="p">
            {count('added') + count('removed') === 0
              ? 'Both say the same.'
              : `${count('added')} lines added, ${count('removed')} lines removed.`}
          </Box>
          <LineDifference lines={lines} />
        </div>
      </Grid>
    </Container>
  )
}

type VersionFieldProps = {
  readonly label: string
  readonly policy: ManagedPolicy
  readonly value: string
  readonly onChange: (versionId: string) => void
}

function VersionField({ label, policy, value, onChange }: VersionFieldProps) {
  const options = policy.versions.toReversed().map(({ versionId }) => ({
    value: versionId,
    label: versionId === policy.defaultVersionId ? `${versionId} (default)` : versionId,
  }))
  return (
    <FormField label={label}>
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? value)}
      />
    </FormField>
  )
}

function textOf(policy: ManagedPolicy, versionId: string): string {
  const version = policy.versions.find((one) => one.versionId === versionId)
  return version === undefined ? '' : JSON.stringify(version.document, null, 2)
}

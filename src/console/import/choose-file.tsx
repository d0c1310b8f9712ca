import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import FileDropzone from '@cloudscape-design/components/file-dropzone'
import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import type { ImportMode } from './use-import.ts'

const command = 'aws iam get-account-authorization-details > account.json'

type ChooseFileProps = {
  readonly mode: ImportMode
  readonly onMode: (mode: ImportMode) => void
  readonly onFile: (file: File) => void
}

export function ChooseFile({ mode, onMode, onFile }: ChooseFileProps): ReactNode {
  const takeFirst = ([file]: readonly File[]) => {
    if (file !== undefined) onFile(file)
  }
  return (
    <Container>
      <SpaceBetween size="l">
        <FormField
          label="Command"
          description="Run this with read access to IAM. It changes nothing in the account."
        >
          <SpaceBetween size="xs" direction="horizontal" alignItems="center">
            <Box variant="code">{command}</Box>
            <CopyToClipboard
              variant="icon"
              copyButtonAriaLabel="Copy the command"
              copySuccessText="Copied"
              copyErrorText="Could not copy"
              textToCopy={command}
            />
          </SpaceBetween>
        </FormField>
        <FormField label="What happens to the open workspace">
          <RadioGroup
            value={mode}
            onChange={({ detail }) => onMode(detail.value === 'add' ? 'add' : 'replace')}
            items={[
              { value: 'replace', label: 'Replace it', description: 'One undo brings it back.' },
              {
                value: 'add',
                label: 'Add to it',
                description: 'Entities that are already there are updated.',
              },
            ]}
          />
        </FormField>
        <FormField label="File" description="The JSON that the command wrote.">
          <FileDropzone onChange={({ detail }) => takeFirst(detail.value)}>
            <SpaceBetween size="xs" alignItems="center">
              <Box>Drop the file here, or</Box>
              <FileInput
                value={[]}
                accept=".json,application/json"
                ariaLabel="Choose the export file"
                onChange={({ detail }) => takeFirst(detail.value)}
              >
                Choose file
              </FileInput>
            </SpaceBetween>
          </FileDropzone>
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FileDropzone from '@cloudscape-design/components/file-dropzone'
import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { HowToExport } from './how-to-export.tsx'
import type { ImportChoice, ImportMode } from './use-import.ts'

const modes: readonly ImportMode[] = ['replace', 'add', 'new']

type ChooseFilesProps = {
  readonly choice: ImportChoice
  readonly onChoice: (choice: ImportChoice) => void
  readonly onFiles: (files: readonly File[]) => void
}

export function ChooseFiles({ choice, onChoice, onFiles }: ChooseFilesProps): ReactNode {
  return (
    <SpaceBetween size="l">
      <HowToExport />
      <Container>
        <SpaceBetween size="l">
          <FormField label="What happens to the open workspace">
            <RadioGroup
              value={choice.mode}
              onChange={({ detail }) =>
                onChoice({ ...choice, mode: modes.find((mode) => mode === detail.value) ?? 'replace' })
              }
              items={[
                { value: 'replace', label: 'Replace it', description: 'One undo brings it back.' },
                {
                  value: 'add',
                  label: 'Add to it',
                  description: 'Entities that are already there are updated.',
                },
                {
                  value: 'new',
                  label: 'Keep it as it is',
                  description: 'The files become a workspace of their own, which opens.',
                },
              ]}
            />
          </FormField>
          <Checkbox
            checked={choice.redacts}
            onChange={({ detail }) => onChoice({ ...choice, redacts: detail.checked })}
            description="Tags, paths, external ids, and ids of the organization and its units are replaced as well, and what policies compare goes on to be equal. Descriptions are emptied. Statement ids, hosts of identity providers, and values that requests bring, such as regions, stay. Which name stands for which can be downloaded before you import: choose that mapping with the files next time, and the same names are used again."
          >
            Put made-up account ids and names in place of the real ones
          </Checkbox>
          <FormField
            label="Files"
            description="One or several, for one or several accounts. What each of them is, is told by what it holds. A picture that the graph was exported as opens as its workspace."
          >
            <FileDropzone onChange={({ detail }) => onFiles(detail.value)}>
              <SpaceBetween size="xs" alignItems="center">
                <Box>Drop the files here, or</Box>
                <FileInput
                  value={[]}
                  multiple
                  accept=".json,.svg,.png,application/json,image/svg+xml,image/png"
                  ariaLabel="Choose the export file"
                  onChange={({ detail }) => onFiles(detail.value)}
                >
                  Choose files
                </FileInput>
              </SpaceBetween>
            </FileDropzone>
          </FormField>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}

import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { updateSamlProvider } from '#model/commands/update-saml-provider.ts'
import type { SamlProvider } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'
import { MetadataField } from './metadata-field.tsx'

/** The metadata document of a SAML provider, kept as it came. */
export function SamlMetadata({ provider }: { readonly provider: SamlProvider }) {
  const [editing, setEditing] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The identity provider’s own document. It is kept and decides nothing: sign-ins are simulated."
          actions={
            <ChangeButton onClick={() => setEditing(true)}>
              {provider.metadata === null ? 'Add metadata' : 'Replace metadata'}
            </ChangeButton>
          }
        >
          Metadata
        </Header>
      }
    >
      {provider.metadata === null ? (
        <Box color="text-body-secondary">No metadata document is here.</Box>
      ) : (
        <pre className="json-view">{provider.metadata}</pre>
      )}
      {editing ? <MetadataDialog provider={provider} onDismiss={() => setEditing(false)} /> : null}
    </Container>
  )
}

type MetadataDialogProps = { readonly provider: SamlProvider; readonly onDismiss: () => void }

function MetadataDialog({ provider, onDismiss }: MetadataDialogProps) {
  const [metadata, setMetadata] = useState(provider.metadata ?? '')
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = () => {
    const refused = attempt(updateSamlProvider, { provider: provider.arn, metadata })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Metadata of ${provider.name}`}
      submitText="Save metadata"
      size="large"
      error={errorElsewhere(problem, ['metadata'])}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <MetadataField value={metadata} onChange={setMetadata} problem={problem} rows={14} />
    </FormDialog>
  )
}

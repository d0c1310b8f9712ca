import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useState } from 'react'

import { goTo } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { notify } from '#console/parts/notices.ts'

import { ChooseFile } from './choose-file.tsx'
import { ImportPreview } from './import-preview.tsx'
import { type ImportMode, useImport } from './use-import.ts'

/** Bring in a real account: choose the export, see what it holds, take it. */
export function ImportScreen(): ReactNode {
  const [mode, setMode] = useState<ImportMode>('replace')
  const { phase, read, cancel, accept } = useImport(mode)

  const take = () => {
    if (!accept()) return
    notify({ type: 'success', text: 'The account is imported.', undoable: true })
    goTo(hrefs.roles)
  }

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Reads what AWS exports of users, groups, roles and policies. The file stays in this browser."
        >
          Import an account
        </Header>
      }
    >
      {phase.kind === 'choosing' ? (
        <SpaceBetween size="m">
          {phase.failure === null ? null : (
            <Alert type="error" header="Nothing was imported">
              {phase.failure}
            </Alert>
          )}
          <ChooseFile mode={mode} onMode={setMode} onFile={(file) => void read(file)} />
        </SpaceBetween>
      ) : phase.kind === 'reading' ? (
        <Container>
          <SpaceBetween size="s" direction="horizontal" alignItems="center">
            <Spinner /> <output>Reading {phase.fileName} …</output>
            <Button onClick={cancel}>Cancel</Button>
          </SpaceBetween>
        </Container>
      ) : (
        <ImportPreview
          fileName={phase.fileName}
          report={phase.report}
          mode={mode}
          onCancel={cancel}
          onTake={take}
        />
      )}
    </ContentLayout>
  )
}

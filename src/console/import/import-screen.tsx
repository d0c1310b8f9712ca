import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useState } from 'react'

import { goOnFromHere } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { notify } from '#console/parts/notices.ts'
import { useLedFocus } from '#console/parts/use-led-focus.ts'

import { ChooseFiles } from './choose-files.tsx'
import { ImportPreview } from './import-preview.tsx'
import { PastePolicy } from './paste-policy.tsx'
import { type ImportChoice, useImport } from './use-import.ts'

/** Bring in real accounts: choose files, see what they hold, take it. */
export function ImportScreen(): ReactNode {
  const [choice, setChoice] = useState<ImportChoice>({ mode: 'replace', redacts: false })
  const { phase, read, cancel, accept } = useImport(choice)
  useLedFocus(phase.kind)

  const take = async () => {
    const goOn = goOnFromHere()
    if (!(await accept())) return
    notify({ type: 'success', text: 'The files are imported.', undoable: choice.mode !== 'new' })
    goOn(hrefs.roles)
  }

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Reads what AWS says of users, roles, policies, resources and the organization. The files stay in this browser."
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
          <ChooseFiles choice={choice} onChoice={setChoice} onFiles={(files) => void read(files)} />
          <PastePolicy />
        </SpaceBetween>
      ) : phase.kind === 'reading' ? (
        <Container>
          <SpaceBetween size="s" direction="horizontal" alignItems="center">
            <Spinner /> <output>{phase.progress}</output>
            {/* not announced: it changes many times a second */}
            <Box color="text-body-secondary">{`${phase.entries.toLocaleString('en')} entries`}</Box>
            <Button onClick={cancel}>Cancel</Button>
          </SpaceBetween>
        </Container>
      ) : (
        <ImportPreview
          imported={phase.imported}
          mode={phase.mode}
          newName={phase.newName}
          isTaken={phase.isTaken}
          onCancel={cancel}
          onTake={() => void take()}
        />
      )}
    </ContentLayout>
  )
}

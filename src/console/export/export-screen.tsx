import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { exportQuery } from '#console/state/queries.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { ExportFormat } from '#worker/contract.ts'

import { QuotedText } from '../parts/explain/quoted-text.tsx'
import { exportFormatOf, exportFormats } from './export-formats.ts'
import { ExportedFiles } from './exported-files.tsx'

/** Take the workspace elsewhere: choose a format, see what it can't say, download. */
export function ExportScreen(): ReactNode {
  const [format, setFormat] = useState<ExportFormat>('workspace')
  const revision = useStore(workspaceStore, (state) => state.revision)
  const { data, isError } = useQuery(exportQuery(revision, format))
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="The files are written in this browser, and nothing is sent anywhere."
        >
          Export the workspace
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">Format</Header>}>
          <RadioGroup
            ariaLabel="Format"
            value={format}
            onChange={({ detail }) => setFormat(exportFormatOf(detail.value) ?? 'workspace')}
            items={Object.entries(exportFormats).map(([value, { name, meaning }]) => ({
              value,
              label: name,
              description: <QuotedText text={meaning} />,
            }))}
          />
        </Container>
        {isError ? (
          <Alert type="error" header="The workspace could not be written">
            Choose another format, or reload the page and try again. Nothing of your work is lost.
          </Alert>
        ) : data === undefined ? (
          <output>
            <Spinner /> Writing …
          </output>
        ) : (
          <ExportedFiles files={data} name={format} />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

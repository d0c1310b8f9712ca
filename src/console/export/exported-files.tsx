import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import type { ReactNode } from 'react'

import { download } from '#console/parts/download.ts'
import type { ExportedFile, ExportedFiles as Files } from '#interchange/exported-file.ts'

import { zipOfFiles } from './zip-of-files.ts'

/** As much of a file as is shown; the rest is in the file. */
const mostShown = 20_000

type ExportedFilesProps = {
  readonly files: Files
  /** What a download of all of them is called, without its ending. */
  readonly name: string
}

/** The files of an export, each with what its format can't say. */
export function ExportedFiles({ files, name }: ExportedFilesProps): ReactNode {
  if (files.length === 0) {
    return <Container>There is nothing in this workspace that this format can say.</Container>
  }
  return (
    <SpaceBetween size="l">
      {files.length === 1 ? null : <DownloadAll files={files} name={name} />}
      {files.map((file) => (
        <OneFile key={file.name} file={file} />
      ))}
    </SpaceBetween>
  )
}

function DownloadAll({ files, name }: ExportedFilesProps): ReactNode {
  return (
    <Button iconName="download" onClick={() => download(`${name}.zip`, zipOfFiles(files), 'application/zip')}>
      {`Download all ${files.length} files as ZIP`}
    </Button>
  )
}

function OneFile({ file }: { readonly file: ExportedFile }): ReactNode {
  const { name, text, mediaType, notes } = file
  const size = `${Math.max(1, Math.round(text.length / 1000)).toLocaleString('en')} kB`
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={size}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                copyButtonText="Copy"
                copyButtonAriaLabel={`Copy ${name}`}
                copySuccessText="Copied"
                copyErrorText="Could not copy"
                textToCopy={text}
              />
              <Button
                variant="primary"
                ariaLabel={`Download ${name}`}
                onClick={() => download(name, text, mediaType)}
              >
                Download
              </Button>
            </SpaceBetween>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {notes.length === 0 ? null : (
          <div>
            <Box variant="awsui-key-label">What this format can’t say</Box>
            <ul>
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </div>
        )}
        <ExpandableSection headerText="Look inside">
          <Textarea
            readOnly
            rows={20}
            spellcheck={false}
            ariaLabel={`Beginning of ${name}`}
            value={text.length > mostShown ? `${text.slice(0, mostShown)}\n…` : text}
          />
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  )
}

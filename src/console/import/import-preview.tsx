import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { RedactionNote } from '#console/parts/redaction-note.tsx'
import { absentNames } from '#console/wording/import-wording.ts'
import type { AbsentKind } from '#interchange/import-set/assumed-absent.ts'
import type { SetReport } from '#interchange/import-set/read-import.ts'
import type { ImportedFiles } from '#worker/contract.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChangeCounts } from './change-counts.tsx'
import { ChangedEntities } from './changed-entities.tsx'
import { FilesRead } from './files-read.tsx'
import { FindingsTable } from './findings-table.tsx'
import type { ImportMode } from './use-import.ts'

type ImportPreviewProps = {
  readonly imported: ImportedFiles
  readonly mode: ImportMode
  /** What the workspace is called afterwards, where that changes; else null. */
  readonly newName: string | null
  readonly isTaken: boolean
  readonly onCancel: () => void
  readonly onTake: () => void
}

const takeText: Readonly<Record<ImportMode, string>> = {
  replace: 'Replace the workspace',
  add: 'Add to the workspace',
  new: 'Open as a new workspace',
}

export function ImportPreview(props: ImportPreviewProps): ReactNode {
  const { imported, mode, newName, isTaken, onCancel, onTake } = props
  const { report, redaction } = imported
  const { change } = report
  const Take = mode === 'new' ? Button : ChangeButton // a new workspace leaves the open one as it is
  return (
    <SpaceBetween size="m">
      {change === null ? (
        <NothingToTake imported={imported} mode={mode} onCancel={onCancel} />
      ) : (
        <Container
          header={
            <Header
              variant="h2"
              actions={
                <SpaceBetween size="xs" direction="horizontal">
                  <Button disabled={isTaken} onClick={onCancel}>
                    Cancel
                  </Button>
                  <Take variant="primary" loading={isTaken} onClick={onTake}>
                    {takeText[mode]}
                  </Take>
                </SpaceBetween>
              }
            >
              {titleOf(report)}
            </Header>
          }
        >
          <SpaceBetween size="m">
            <ChangeCounts change={change} accountIds={report.accountIds} mode={mode} newName={newName} />
            <RedactionNote redaction={redaction}>
              The findings below still show what stands in your files.
            </RedactionNote>
            <NotWhole report={report} />
            <AssumedAbsent kinds={report.assumedAbsent} mode={mode} />
          </SpaceBetween>
        </Container>
      )}
      {change !== null && mode === 'add' ? <ChangedEntities change={change} /> : null}
      <FilesRead files={report.files} />
      <FindingsTable files={report.files} />
    </SpaceBetween>
  )
}

function titleOf({ files }: SetReport): string {
  return files.length === 1 && files[0] !== undefined ? files[0].name : `${files.length} files`
}

function NothingToTake({
  imported: { report, redaction },
  mode,
  onCancel,
}: Omit<ImportPreviewProps, 'onTake' | 'newName' | 'isTaken'>): ReactNode {
  const action = <Button onClick={onCancel}>Choose other files</Button>
  if (redaction.kind === 'failed')
    return (
      <Alert type="error" header="The names could not be replaced" action={action}>
        Your workspace is as it was. With made-up names the files would no longer make a valid workspace.
      </Alert>
    )
  if (mode === 'add' && report.files.every(({ format }) => format !== null))
    return (
      <Alert type="info" header="The files hold nothing that would change the workspace" action={action}>
        What could be read of them is already there.
      </Alert>
    )
  return (
    <Alert
      type="error"
      header={`Nothing in ${titleOf(report)} could be read as an account export`}
      action={action}
    >
      Your workspace is as it was. What can be read is the JSON that{' '}
      <Box variant="code">aws iam get-account-authorization-details</Box> or the collect script prints, and
      workspace files, and pictures that the graph was exported as. A single policy can be pasted where files
      are chosen. The list says what stands in the files.
    </Alert>
  )
}

/** Of an account in part, answers can be other than of the whole. */
function NotWhole({ report: { findings } }: { readonly report: SetReport }): ReactNode {
  const isWhole = !findings.some(({ kind }) => kind === 'cut-short' || kind === 'incomplete-export')
  return isWhole ? null : (
    <Alert type="warning" header="The files are not whole">
      Something is missing from them: the list of findings says where. Answers that rest on it can be wrong
      until you import the whole.
    </Alert>
  )
}

type AssumedAbsentProps = { readonly kinds: readonly AbsentKind[]; readonly mode: ImportMode }

/** What is added to a workspace takes nothing from it: there the same is absent only of accounts that are new. */
function AssumedAbsent({ kinds, mode }: AssumedAbsentProps): ReactNode {
  if (kinds.length === 0) return null
  const header =
    mode === 'add'
      ? 'Not in the files, and so left as the workspace has it'
      : 'Not in the files, and so assumed not to exist'
  return (
    <Alert type="info" header={header}>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{absentNames[kind]}</li>
        ))}
      </ul>
      {mode === 'add' ? 'Where the workspace has none either' : 'Until you add them'}, decisions take it that
      there are none; where a service needs one to answer (as for a KMS key), the answer is unknown. The
      collect script asks for all of them but S3 access points.
    </Alert>
  )
}

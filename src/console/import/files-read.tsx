import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'

import { fileFormatNames } from '#console/wording/import-wording.ts'
import type { ImportedFile } from '#interchange/import-set/read-import.ts'

/** Each file with what it was taken for. */
export function FilesRead({ files }: { readonly files: readonly ImportedFile[] }): ReactNode {
  return (
    <Table
      items={files}
      variant="container"
      ariaLabels={{ tableLabel: 'Files' }}
      header={<Header counter={`(${files.length})`}>Files</Header>}
      columnDefinitions={[
        { id: 'name', header: 'File', cell: ({ name }) => name, isRowHeader: true },
        {
          id: 'format',
          header: 'Recognised as',
          cell: ({ format }) =>
            format === null ? (
              <StatusIndicator type="error">Nothing that can be read here</StatusIndicator>
            ) : (
              fileFormatNames[format]
            ),
        },
        {
          id: 'findings',
          header: 'Findings',
          cell: ({ findings, findingsLeftOut }) => (findings.length + findingsLeftOut).toLocaleString('en'),
        },
      ]}
      wrapLines
    />
  )
}

import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { type ReactNode, useState } from 'react'

import { Pages } from '#console/parts/pages.tsx'
import { findingSentence } from '#console/wording/finding-wording.ts'
import type { ImportedFile } from '#interchange/import-set/read-import.ts'

/** Everything that could not be read or isn't known, with its file and its place in it. */
export function FindingsTable({ files }: { readonly files: readonly ImportedFile[] }): ReactNode {
  const [findings] = useState(() =>
    files.flatMap(({ name, findings: own }) => own.map((finding) => ({ ...finding, file: name }))),
  )
  const leftOut = files.reduce((sum, { findingsLeftOut }) => sum + findingsLeftOut, 0)
  const { items, collectionProps, filterProps, paginationProps } = useCollection(findings, {
    filtering: {
      filteringFunction: (finding, text) =>
        `${findingSentence(finding)} ${finding.file} ${finding.pointer}`
          .toLowerCase()
          .includes(text.toLowerCase()),
      noMatch: 'No finding matches.',
    },
    pagination: { pageSize: 20 },
    sorting: {},
  })
  return (
    <Table
      {...collectionProps}
      items={items}
      variant="container"
      ariaLabels={{ tableLabel: 'Findings' }}
      header={<Header counter={`(${(findings.length + leftOut).toLocaleString('en')})`}>Findings</Header>}
      empty={<Box textAlign="center">Everything in the files was read.</Box>}
      filter={
        findings.length > 5 ? (
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Find a finding"
            filteringAriaLabel="Find a finding"
          />
        ) : null
      }
      footer={leftOut > 0 ? `${leftOut.toLocaleString('en')} more are not listed.` : null}
      pagination={findings.length > 20 ? <Pages of="findings" {...paginationProps} /> : null}
      columnDefinitions={[
        { id: 'what', header: 'What', cell: findingSentence, isRowHeader: true },
        ...(files.length === 1
          ? []
          : [{ id: 'file', header: 'File', cell: ({ file }: { readonly file: string }) => file }]),
        {
          id: 'where',
          header: 'Where in the file',
          cell: ({ pointer }) => <Box variant="code">{pointer === '' ? 'the whole file' : pointer}</Box>,
        },
      ]}
      wrapLines
    />
  )
}

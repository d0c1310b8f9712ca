import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import type { ReactNode } from 'react'

import { findingSentence } from '#console/wording/finding-wording.ts'
import type { ImportFinding } from '#interchange/import-report.ts'

type FindingsTableProps = { readonly findings: readonly ImportFinding[]; readonly leftOut: number }

/** Everything that could not be read or isn't known, with its place in the file. */
export function FindingsTable({ findings, leftOut }: FindingsTableProps): ReactNode {
  const { items, collectionProps, filterProps, paginationProps } = useCollection(findings, {
    filtering: {
      filteringFunction: (finding, text) =>
        `${findingSentence(finding)} ${finding.pointer}`.toLowerCase().includes(text.toLowerCase()),
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
      header={<Header counter={`(${(findings.length + leftOut).toLocaleString('en')})`}>Findings</Header>}
      empty={<Box textAlign="center">Everything in the file was read.</Box>}
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
      pagination={findings.length > 20 ? <Pagination {...paginationProps} /> : null}
      columnDefinitions={[
        { id: 'what', header: 'What', cell: findingSentence, isRowHeader: true },
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

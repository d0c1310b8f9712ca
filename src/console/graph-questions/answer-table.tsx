import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { type ReactNode, useState } from 'react'

import { type RowProperty, rowProperties, type RowToken } from '#console/parts/asking/ask-tail.ts'
import { Pages } from '#console/parts/pages.tsx'
import { stateWords } from '#console/wording/graph-wording.ts'

import type { AnswerRow } from './answer-row.ts'
import { Way } from './hop-words.tsx'
import { valuesIn, type ValuesOf } from './row-filter.ts'

type AnswerTableProps = {
  readonly all: readonly AnswerRow[]
  readonly rows: readonly AnswerRow[]
  readonly valuesOf: ValuesOf
  readonly nameOf: (id: string) => string
  readonly tokens: readonly RowToken[]
  readonly onTokens: (tokens: readonly RowToken[]) => void
  readonly onEdge: (edgeId: string) => void
  /** Where nothing is drawn, it stands open. */
  readonly isOpen: boolean
}

const pageSize = 6

/** The rows of an answer: the same as in the picture, in words, with a filter for both. */
export function AnswerTable(props: AnswerTableProps): ReactNode {
  const { all, rows, nameOf, onEdge, isOpen } = props
  const [page, setPage] = useState(1)
  const pages = Math.max(1, Math.ceil(rows.length / pageSize))
  const at = Math.min(page, pages)
  const columns: TableProps.ColumnDefinition<AnswerRow>[] = [
    {
      id: 'way',
      header: 'Way',
      minWidth: 260,
      isRowHeader: true,
      cell: (row) => <Way row={row} nameOf={nameOf} onEdge={onEdge} />,
    },
    { id: 'state', header: 'Holds', minWidth: 120, cell: holdsWords },
    { id: 'note', header: 'What', minWidth: 140, cell: ({ note }) => note || '–' },
  ]
  return (
    <ExpandableSection
      headerText={`As a list (${rows.length.toLocaleString('en')}): choose a step to read why`}
      variant="footer"
      defaultExpanded={isOpen}
    >
      <Table
        variant="embedded"
        trackBy="id"
        items={rows.slice((at - 1) * pageSize, at * pageSize)}
        columnDefinitions={columns}
        wrapLines
        contentDensity="compact"
        ariaLabels={{ tableLabel: 'Answer', itemSelectionLabel: () => '', selectionGroupLabel: '' }}
        filter={all.length > 1 ? <RowFilter {...props} /> : null}
        pagination={
          pages > 1 ? (
            <Pages
              of="the answer"
              currentPageIndex={at}
              pagesCount={pages}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          ) : null
        }
        empty={
          <Box textAlign="center" padding="s">
            {all.length === 0 ? 'Nothing was found.' : 'Nothing passes the filter.'}
          </Box>
        }
      />
    </ExpandableSection>
  )
}

/** On what a way hangs as a whole: the weakest of its hops. */
function holdsWords({ hops }: AnswerRow): string {
  const states = new Set(hops.map(({ state }) => state))
  const weakest = (['trustOnly', 'permissionOnly', 'unknown', 'conditional', 'allowed'] as const).find(
    (state) => states.has(state),
  )
  return weakest === undefined ? '–' : stateWords[weakest]
}

const propertyWords: Readonly<Record<RowProperty, string>> = {
  account: 'Account',
  unit: 'Organizational unit',
  kind: 'Kind',
  path: 'Path',
  tag: 'Tag',
  condition: 'Condition',
  state: 'State',
}

function RowFilter({ all, rows, valuesOf, tokens, onTokens }: AnswerTableProps): ReactNode {
  const options = rowProperties.flatMap((property) =>
    valuesIn(all, property, valuesOf).map((value) => ({ propertyKey: property, value })),
  )
  const query: PropertyFilterProps.Query = {
    operation: 'and',
    tokens: tokens.map(({ property, isWanted, value }) => ({
      propertyKey: property,
      operator: isWanted ? '=' : '!=',
      value,
    })),
  }
  return (
    <PropertyFilter
      query={query}
      onChange={({ detail }) => onTokens(detail.tokens.flatMap(tokenOf))}
      filteringProperties={rowProperties.map((key) => ({
        key,
        operators: ['=', '!='],
        propertyLabel: propertyWords[key],
        groupValuesLabel: `${propertyWords[key]} values`,
      }))}
      filteringOptions={options}
      hideOperations
      disableFreeTextFiltering
      filteringPlaceholder="Filter by account, unit, kind, path, tag, condition or state"
      filteringAriaLabel="Filter the answer"
      countText={`${rows.length.toLocaleString('en')} of ${all.length.toLocaleString('en')}`}
    />
  )
}

function tokenOf({ propertyKey, operator, value }: PropertyFilterProps.Token): readonly RowToken[] {
  const property = rowProperties.find((one) => one === propertyKey)
  return property === undefined ? [] : [{ property, isWanted: operator === '=', value: String(value) }]
}

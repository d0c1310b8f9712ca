import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'

import { Pages } from '#console/parts/pages.tsx'
import { absentWord } from '#console/wording/absent-wording.ts'
import {
  conditionSentence,
  otherWayParts,
  howWords,
  kindWords,
  stateWord,
  markWords,
} from '#console/wording/graph-wording.ts'
import { nameWithKind } from '#console/wording/node-name.ts'
import { secondSentence } from '#console/wording/second-wording.ts'
import { accountsToTell } from '#graph/picture/accounts-to-tell.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'

import { EdgeState } from './edge-state.tsx'

export type EdgeTableProps = {
  readonly graph: TrustGraph
  /** Which edges differ from what is compared with; null where nothing is. */
  readonly differences: LineMarks | null
  readonly edge: string | null
  readonly onEdge: (edgeId: string | null) => void
}

type Row = {
  readonly edge: TrustEdge
  readonly from: string
  readonly to: string
  readonly how: string
  readonly state: string
  readonly conditions: string
  readonly difference: string
}

const pageSize = 50

/** The same edges as in the picture, one a row; choosing one shows its reason. */
export function EdgeTable({ graph, differences, edge, onEdge }: EdgeTableProps): ReactNode {
  const rows = useMemo(() => rowsOf(graph, differences), [graph, differences]) // tens of thousands in a big account
  const collection = useCollection(rows, {
    filtering: { filteringFunction: matches },
    pagination: { pageSize },
    sorting: {},
    selection: { trackBy: (row) => row.edge.id },
  })
  const found = collection.filteredItemsCount ?? rows.length
  const place = useRef<HTMLDivElement>(null)
  const isCompared = differences !== null
  const room = useRoom(place, isCompared ? leastCompared : leastWide)
  return (
    <div ref={place}>
      <Table
        {...collection.collectionProps}
        variant="container"
        trackBy={(row) => row.edge.id}
        items={collection.items}
        columnDefinitions={columnsFor(room, isCompared)}
        wrapLines
        selectionType="single"
        selectedItems={rows.filter((row) => row.edge.id === edge)}
        onSelectionChange={({ detail }) => onEdge(detail.selectedItems[0]?.edge.id ?? null)}
        onRowClick={({ detail }) => onEdge(detail.item.edge.id)}
        ariaLabels={{
          tableLabel: 'Edges of the trust graph',
          selectionGroupLabel: 'Edge whose reason is shown',
          itemSelectionLabel: (_, row) => `${row.from} to ${row.to}, ${row.how}, ${row.state}`,
        }}
        header={
          <Header variant="h2" counter={`(${rows.length.toLocaleString('en')})`}>
            Who reaches whom
          </Header>
        }
        filter={
          <TextFilter
            {...collection.filterProps}
            filteringAriaLabel="Find edges"
            filteringPlaceholder="Find by name, kind, state or condition"
            countText={`${found} ${found === 1 ? 'match' : 'matches'}`}
          />
        }
        pagination={found > pageSize ? <Pages of="edges" {...collection.paginationProps} /> : null}
        empty={
          <Box textAlign="center" padding={{ vertical: 's' }}>
            {rows.length === 0 ? (
              <Box variant="p">There is no line of what is chosen.</Box>
            ) : (
              <>
                <Box variant="p">No line matches.</Box>
                <Button onClick={() => collection.actions.setFiltering('')}>Clear the filter</Button>
              </>
            )}
          </Box>
        }
      />
    </div>
  )
}

const columns: TableProps.ColumnDefinition<Row>[] = [
  {
    id: 'from',
    header: 'From',
    minWidth: 170,
    maxWidth: 240,
    cell: ({ from }) => <Words>{from}</Words>,
    sortingField: 'from',
    isRowHeader: true,
  },
  {
    id: 'to',
    header: 'To',
    minWidth: 170,
    maxWidth: 240,
    cell: ({ to }) => <Words>{to}</Words>,
    sortingField: 'to',
  },
  {
    id: 'how',
    header: 'How and what for',
    minWidth: 230,
    cell: ({ how }) => <Words>{how}</Words>,
    sortingField: 'how',
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 170,
    cell: ({ edge, state }) => (isStructural(edge.kind) ? state : <EdgeState state={edge.state} />),
    sortingField: 'state',
  },
  {
    id: 'conditions',
    header: 'Conditions',
    minWidth: 200,
    cell: ({ conditions }) => <Words>{conditions}</Words>,
    sortingField: 'conditions',
  },
]

const differenceColumn: TableProps.ColumnDefinition<Row> = {
  id: 'difference',
  header: 'Difference',
  minWidth: 110,
  cell: ({ difference }) => difference,
  sortingField: 'difference',
}

/** What of a line stands in one cell where there is no room for a column each. */
const said: TableProps.ColumnDefinition<Row> = {
  id: 'state',
  header: 'State and conditions',
  minWidth: 200,
  cell: (row) => <Said {...row} />,
  sortingField: 'state',
}

const ends: TableProps.ColumnDefinition<Row> = {
  id: 'from',
  header: 'From, to and state',
  cell: (row) => (
    <span className="trust-line-cell">
      <span>
        <strong>{row.from}</strong> → {row.to}
      </span>
      <Said {...row} />
    </span>
  ),
  sortingField: 'from',
  isRowHeader: true,
}

function Said({ edge, how, conditions, difference }: Row): ReactNode {
  return (
    <span className="trust-line-cell">
      {isStructural(edge.kind) ? how : <EdgeState state={edge.state} />}
      <Box variant="span" color="text-body-secondary">
        {[isStructural(edge.kind) ? '' : how, conditions, difference]
          .filter((part) => part !== '')
          .join(' · ')}
      </Box>
    </span>
  )
}

/** Broken anywhere rather than cut: a key or an ARN is one long word. */
function Words({ children }: { readonly children: string }): ReactNode {
  return <span className="trust-line-words">{children}</span>
}

/** A column each, what is said of a line in one, or a cell for a line. */
type Room = 'wide' | 'middling' | 'narrow'

function columnsFor(room: Room, isCompared: boolean): TableProps.ColumnDefinition<Row>[] {
  if (room === 'narrow') return [ends]
  if (room === 'middling') return [...columns.slice(0, 2), said]
  return isCompared ? [...columns, differenceColumn] : columns
}

/** How much room the table has: the panel beside it takes some. */
function useRoom(place: RefObject<HTMLElement | null>, wide: number): Room {
  const [room, setRoom] = useState<Room>('wide')
  useLayoutEffect(() => {
    const { current } = place
    if (current === null) return undefined
    const measure = () => setRoom(roomOf(current.clientWidth, wide))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [place, wide])
  return room
}

/** Pixels that a column each takes, and another for the difference. */
const leastWide = 1000
const leastCompared = 1090

function roomOf(width: number, wide: number): Room {
  if (width < 600) return 'narrow'
  return width < wide ? 'middling' : 'wide'
}

function rowsOf({ nodes, edges }: TrustGraph, differences: LineMarks | null): readonly Row[] {
  const accounts = accountsToTell(nodes)
  const names = new Map(
    nodes.map((node) => {
      const account = accounts.get(node.id)
      const what = account === undefined ? kindWords(node) : `${kindWords(node)} of ${account}`
      return [node.id, nameWithKind(node, what)]
    }),
  )
  return edges.map((edge) => ({
    edge,
    from: names.get(edge.from) ?? edge.from,
    to: names.get(edge.to) ?? edge.to,
    how: howWords(edge),
    state: stateWord(edge.kind, edge.state),
    difference: differenceOf(edge, differences),
    conditions: [
      ...edge.conditions.map(conditionSentence),
      ...(edge.besides ?? []).map(secondSentence),
      ...otherWayParts(edge),
      ...beyond(edge),
    ].join('; '),
  }))
}

function differenceOf({ id }: TrustEdge, differences: LineMarks | null): string {
  const mark = differences?.get(id)
  return mark === undefined ? '' : markWords[mark]
}

/** What an outside caller hangs on that no condition of ours says, and that somebody isn't there. */
function beyond(edge: TrustEdge): string[] {
  const absent = absentWord(edge)
  if (absent !== '') return [absent]
  const isOutside = edge.state === 'conditional' && edge.reason === 'outside'
  return isOutside ? ['the policies of its own account allow it'] : []
}

function matches({ from, to, how, state, conditions, difference }: Row, wanted: string): boolean {
  const text = wanted.trim().toLowerCase()
  return [from, to, how, state, conditions, difference].some((part) => part.toLowerCase().includes(text))
}

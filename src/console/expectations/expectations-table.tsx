import Box from '@cloudscape-design/components/box'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { type ReactNode, useState } from 'react'

import type { ExpectationResult } from '#graph/expectations/run-expectation.ts'
import { principalText } from '#model/commands/create-expectation.ts'
import { deleteEntity } from '#model/commands/delete-entity.ts'
import { moveExpectation } from '#model/commands/edit-expectation.ts'
import type { EntityId, Expectation } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { QuotedText } from '../parts/explain/quoted-text.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { perform } from '../parts/perform.ts'
import { expectedText, keysText, reasonText } from './expectation-wording.ts'
import { TurnLine } from './turn-line.tsx'
import type { ShownTurn } from './use-turns.ts'

type ExpectationsTableProps = {
  readonly expectations: readonly Expectation[]
  readonly results: ReadonlyMap<EntityId, ExpectationResult>
  /** Since when those that fail do. */
  readonly turns: ReadonlyMap<EntityId, ShownTurn>
  readonly onEdit: (expectation: Expectation) => void
}

type Wanted = ExpectationResult['kind'] | 'all'

/** What is expected, what became of it, and why: all of it, or what a filter leaves. */
export function ExpectationsTable(props: ExpectationsTableProps): ReactNode {
  const { expectations, results } = props
  const [show, setShow] = useSearchParameter('show')
  const wanted = kinds.find(({ id }) => id === show)?.id ?? 'all'
  const [text, setText] = useState('')
  const shown = expectations.filter(
    (one) => (wanted === 'all' || results.get(one.id)?.kind === wanted) && mentions(one, text),
  )
  return (
    <Table
      items={shown}
      filter={
        <Filters
          wanted={wanted}
          onWanted={(kind) => setShow(kind === 'all' ? null : kind)}
          text={text}
          onText={setText}
          matches={shown.length === expectations.length ? null : shown.length}
        />
      }
      trackBy="id"
      variant="embedded"
      wrapLines
      ariaLabels={{ tableLabel: 'Tests' }}
      empty={
        <Box textAlign="center">
          {expectations.length === 0
            ? 'No tests yet. Add one: it is asked again with every change.'
            : 'No test is left by the filter.'}
        </Box>
      }
      columnDefinitions={columnsFor(props)}
    />
  )
}

function columnsFor({
  expectations,
  results,
  turns,
  onEdit,
}: ExpectationsTableProps): readonly TableProps.ColumnDefinition<Expectation>[] {
  return [
    {
      id: 'result',
      header: 'Result',
      minWidth: 112,
      cell: ({ id }) => <Result result={results.get(id)} />,
    },
    {
      id: 'expected',
      header: 'What should be so',
      isRowHeader: true,
      cell: (one) => <What expectation={one} />,
    },
    {
      id: 'reason',
      header: 'Why',
      cell: ({ id }) => <Reason result={results.get(id)} turn={turns.get(id)} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      cell: (one) => (
        <RowActions
          expectation={one}
          place={expectations.indexOf(one)}
          last={expectations.length - 1}
          onEdit={onEdit}
        />
      ),
    },
  ]
}

function Result({ result }: { readonly result: ExpectationResult | undefined }): ReactNode {
  switch (result?.kind) {
    case undefined:
      return <StatusIndicator type="loading">Asking</StatusIndicator>
    case 'met':
      return <StatusIndicator type="success">Met</StatusIndicator>
    case 'failed':
      return <StatusIndicator type="error">Failed</StatusIndicator>
    case 'unknown':
      return <StatusIndicator type="warning">Unknown</StatusIndicator>
  }
}

function What({ expectation }: { readonly expectation: Expectation }): ReactNode {
  const { principal, action, resource, context, expected, note } = expectation
  const given = keysText(context)
  return (
    <>
      <div>
        <strong>{principalText(principal)}</strong> should be {expectedText(expected)}: {action} on {resource}
        {given === '' ? '' : ` with ${given}`}
      </div>
      {note === '' ? null : <Box color="text-body-secondary">{note}</Box>}
    </>
  )
}

type ReasonProps = {
  readonly result: ExpectationResult | undefined
  readonly turn: ShownTurn | undefined
}

function Reason({ result, turn }: ReasonProps): ReactNode {
  if (result === undefined) return null
  return (
    <>
      <QuotedText text={reasonText(result)} />
      {result.kind === 'failed' && turn !== undefined ? <TurnLine turn={turn} /> : null}
    </>
  )
}

type RowActionsProps = Pick<ExpectationsTableProps, 'onEdit'> & {
  readonly expectation: Expectation
  /** Its place among all tests, those included that the filter hides. */
  readonly place: number
  readonly last: number
}

function RowActions({ expectation, place, last, onEdit }: RowActionsProps): ReactNode {
  const { id, action, principal } = expectation
  const what = `the test of ${action} by ${principalText(principal)}`
  const move = (to: number) => perform(moveExpectation, { id, to })
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <ChangeButton
        variant="icon"
        iconName="edit"
        ariaLabel={`Edit ${what}`}
        onClick={() => onEdit(expectation)}
      />
      <ChangeButton
        variant="icon"
        iconName="angle-up"
        ariaLabel={`Move up ${what}`}
        disabled={place === 0}
        onClick={() => move(place - 1)}
      />
      <ChangeButton
        variant="icon"
        iconName="angle-down"
        ariaLabel={`Move down ${what}`}
        disabled={place === last}
        onClick={() => move(place + 1)}
      />
      <ChangeButton
        variant="icon"
        iconName="remove"
        ariaLabel={`Delete ${what}`}
        onClick={() => perform(deleteEntity, { id })}
      />
    </SpaceBetween>
  )
}

type FiltersProps = {
  readonly wanted: Wanted
  readonly onWanted: (wanted: Wanted) => void
  readonly text: string
  readonly onText: (text: string) => void
  /** How many are left; null where none is hidden. */
  readonly matches: number | null
}

const kinds: readonly { readonly id: Wanted; readonly text: string }[] = [
  { id: 'all', text: 'All' },
  { id: 'failed', text: 'Failed' },
  { id: 'unknown', text: 'Unknown' },
  { id: 'met', text: 'Met' },
]

function Filters({ wanted, onWanted, text, onText, matches }: FiltersProps): ReactNode {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <TextFilter
        filteringText={text}
        filteringAriaLabel="Find in tests"
        filteringPlaceholder="Find in tests"
        onChange={({ detail }) => onText(detail.filteringText)}
        {...(matches === null ? {} : { countText: `${matches} ${matches === 1 ? 'match' : 'matches'}` })}
      />
      <SegmentedControl
        label="Results shown"
        selectedId={wanted}
        options={kinds}
        onChange={({ detail }) => onWanted(kinds.find(({ id }) => id === detail.selectedId)?.id ?? 'all')}
      />
    </SpaceBetween>
  )
}

function mentions(
  { principal, action, resource, note, context, expected }: Expectation,
  text: string,
): boolean {
  const said = [principalText(principal), action, resource, note, keysText(context), expectedText(expected)]
  return said.join(' ').toLowerCase().includes(text.trim().toLowerCase())
}

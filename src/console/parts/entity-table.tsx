import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import type { ReactNode } from 'react'

import type { AccountId } from '#model/entities/names.ts'

import { AccountFilter, useOfChosenAccount } from './account-filter.tsx'
import { AccountLink } from './entity-link.tsx'
import { Pages } from './pages.tsx'
import { useEntities } from './use-entities.ts'

/**
 * One column: `text` is what is filtered by, and what is shown unless `cell` says otherwise; null for buttons. It is
 * sorted by as well, unless `order` says what stands for it: a date in words comes in no order.
 */
export type EntityColumn<Item> = {
  readonly id: string
  readonly header: string
  readonly text: ((item: Item) => string) | null
  readonly order?: (item: Item) => string
  readonly cell?: (item: Item) => ReactNode
}

export type EntityTableProps<Item> = {
  readonly title: string
  readonly items: readonly Item[]
  readonly columns: readonly EntityColumn<Item>[]
  /** Tells the items apart. */
  readonly idOf: (item: Item) => string
  /** One sentence on what these things are, shown where there are none. */
  readonly about: string
  readonly actions?: ReactNode
  /** A list that is a page of its own has the page's heading and the account filter. */
  readonly asPage?: boolean
  /** The account an item lives in; leave out for a list within one account. */
  readonly accountOf?: (item: Item) => AccountId | null
  /** More filters beside the text filter. */
  readonly filters?: ReactNode
  readonly selection?: Selection<Item>
}

type Selection<Item> = {
  readonly selected: readonly Item[]
  readonly onSelect: (items: readonly Item[]) => void
  readonly labelOf: (item: Item) => string
}

const pageSize = 25
const alphabet = new Intl.Collator('en', { numeric: true })
/** A short list within a page is read faster than it is filtered. */
const mostWithoutFilter = 5

/** The list that every screen shows its entities in: text filter, sorting, pages, count, and what to do when empty. */
export function EntityTable<Item>(props: EntityTableProps<Item>) {
  const { title, columns, idOf, about, actions, asPage = false, selection } = props
  const accountOf = useAccountColumn(props.accountOf)
  const shown = useOfChosenAccount(props.items, asPage ? accountOf : null)
  const allColumns = accountOf === null ? columns : withAccount(columns, accountColumn(accountOf))
  const collection = useCollection(shown, {
    filtering: {
      filteringFunction: (item, wanted) => matches(item, wanted, allColumns),
    },
    pagination: { pageSize },
    sorting: {},
    selection: { trackBy: idOf },
  })
  const filtered = collection.filteredItemsCount ?? shown.length
  const needsFilter =
    asPage || shown.length > mostWithoutFilter || collection.filterProps.filteringText !== ''
  return (
    <Table
      {...collection.collectionProps}
      {...selectionProps(selection)}
      variant={asPage ? 'full-page' : 'container'}
      trackBy={idOf}
      items={collection.items}
      empty={
        shown.length === 0 ? (
          <Empty about={about} />
        ) : (
          <NoMatch onClear={() => collection.actions.setFiltering('')} />
        )
      }
      columnDefinitions={allColumns.map((column, at) => columnDefinition(column, at === 0))}
      wrapLines
      ariaLabels={{ tableLabel: title, ...selectionLabels(selection) }}
      header={
        <Header
          variant={asPage ? 'awsui-h1-sticky' : 'h2'}
          counter={`(${shown.length.toLocaleString('en')})`}
          actions={actions}
        >
          {title}
        </Header>
      }
      filter={
        needsFilter ? (
          <Filters accounts={asPage && accountOf !== null} more={props.filters}>
            <TextFilter
              {...collection.filterProps}
              filteringAriaLabel={`Find in ${title}`}
              filteringPlaceholder={`Find in ${title.toLowerCase()}`}
              countText={`${filtered} ${filtered === 1 ? 'match' : 'matches'}`}
            />
          </Filters>
        ) : null
      }
      pagination={filtered > pageSize ? <Pages of={title} {...collection.paginationProps} /> : null}
    />
  )
}

/** Which account something lives in is worth a column only where there are several. */
function useAccountColumn<Item>(accountOf: EntityTableProps<Item>['accountOf']) {
  const accounts = useEntities('account')
  return accountOf !== undefined && accounts.length > 1 ? accountOf : null
}

function accountColumn<Item>(accountOf: (item: Item) => AccountId | null): EntityColumn<Item> {
  return {
    id: 'account',
    header: 'Account',
    text: (item) => accountOf(item) ?? 'AWS',
    cell: (item) => {
      const id = accountOf(item)
      return id === null ? 'AWS' : <AccountLink id={id} />
    },
  }
}

/** Before the buttons, which stand last. */
function withAccount<Item>(columns: readonly EntityColumn<Item>[], account: EntityColumn<Item>) {
  const isData = ({ text }: EntityColumn<Item>) => text !== null
  return [...columns.filter(isData), account, ...columns.filter((column) => !isData(column))]
}

function columnDefinition<Item>(
  { id, header, text, order, cell }: EntityColumn<Item>,
  isRowHeader: boolean,
): TableProps.ColumnDefinition<Item> {
  return {
    id,
    header,
    cell: cell ?? text ?? (() => null),
    isRowHeader,
    ...(text === null ? {} : { sortingComparator: byText(remembered(order ?? text)) }),
  }
}

function byText<Item>(text: (item: Item) => string) {
  return (a: Item, b: Item) => alphabet.compare(text(a), text(b))
}

function matches<Item>(item: Item, wanted: string, columns: readonly EntityColumn<Item>[]): boolean {
  const text = wanted.trim().toLowerCase()
  return columns.some(
    (column) => column.text !== null && remembered(column.text)(item).toLowerCase().includes(text),
  )
}

/** The text of each item by column function: sorting thousands compares each a dozen times, at every render. */
const texts = new WeakMap<object, WeakMap<object, string>>()

/** `text`, computed once an item. Items are immutable, and a column that looks at more is a new one when that changes. */
function remembered<Item>(text: (item: Item) => string): (item: Item) => string {
  const known = texts.get(text) ?? new WeakMap<object, string>()
  texts.set(text, known)
  return (item) => {
    if (typeof item !== 'object' || item === null) return text(item)
    const found = known.get(item) ?? text(item)
    known.set(item, found)
    return found
  }
}

function selectionProps<Item>(selection: Selection<Item> | undefined) {
  if (selection === undefined) return {}
  return {
    selectionType: 'multi',
    selectedItems: selection.selected,
    onSelectionChange: ({ detail }: { readonly detail: TableProps.SelectionChangeDetail<Item> }) =>
      selection.onSelect(detail.selectedItems),
  } as const
}

function selectionLabels<Item>(selection: Selection<Item> | undefined) {
  if (selection === undefined) return {}
  return {
    selectionGroupLabel: 'Selection',
    allItemsSelectionLabel: () => 'Select all',
    itemSelectionLabel: (_state: unknown, item: Item) => `Select ${selection.labelOf(item)}`,
  }
}

type FiltersProps = {
  readonly accounts: boolean
  readonly more: ReactNode
  readonly children: ReactNode
}

function Filters({ accounts, more, children }: FiltersProps) {
  if (!accounts && more === undefined) return children
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="end">
      {children}
      {accounts ? <AccountFilter /> : null}
      {more}
    </SpaceBetween>
  )
}

function Empty({ about }: { readonly about: string }) {
  return (
    <Box textAlign="center" padding={{ vertical: 's' }} color="text-body-secondary">
      {about}
    </Box>
  )
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return (
    <Box textAlign="center" padding={{ vertical: 's' }}>
      <SpaceBetween size="s">
        <Box variant="p" color="text-body-secondary">
          Nothing matches the filter.
        </Box>
        <Button onClick={onClear}>Clear the filter</Button>
      </SpaceBetween>
    </Box>
  )
}

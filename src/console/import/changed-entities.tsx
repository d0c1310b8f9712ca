import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { type ReactNode, useState } from 'react'

import { Pages } from '#console/parts/pages.tsx'
import { entityNouns, nameOf } from '#console/wording/entity-nouns.ts'
import type { Change } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import { accountOf } from '#model/look-up.ts'

import { differingFields } from './differing-fields.ts'

type Row = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly account: string
  readonly what: string
}

const pageSize = 20

/** Every entity that an import would bring into the open workspace or make otherwise, before it does. */
export function ChangedEntities({ change }: { readonly change: Change }): ReactNode {
  const [rows] = useState(() => rowsOf(change))
  const { items, collectionProps, filterProps, paginationProps } = useCollection(rows, {
    filtering: { noMatch: 'None of them matches.' },
    pagination: { pageSize },
    sorting: {},
  })
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="id"
      variant="container"
      ariaLabels={{ tableLabel: 'What would change' }}
      header={<Header counter={`(${rows.length.toLocaleString('en')})`}>What would change</Header>}
      filter={
        rows.length > pageSize ? (
          <TextFilter {...filterProps} filteringPlaceholder="Find one" filteringAriaLabel="Find one" />
        ) : null
      }
      pagination={rows.length > pageSize ? <Pages of="what would change" {...paginationProps} /> : null}
      columnDefinitions={[
        { id: 'name', header: 'Name', cell: ({ name }) => name, sortingField: 'name', isRowHeader: true },
        { id: 'kind', header: 'Kind', cell: ({ kind }) => kind, sortingField: 'kind' },
        { id: 'account', header: 'Account', cell: ({ account }) => account, sortingField: 'account' },
        { id: 'what', header: 'What', cell: ({ what }) => <Box>{what}</Box>, sortingField: 'what' },
      ]}
      wrapLines
    />
  )
}

function rowsOf({ added, updated, removed }: Change): readonly Row[] {
  return [
    ...updated.map(([from, to]) => rowOf(to, `Updated: ${differingFields(from, to).join(', ')}`)),
    ...removed.map((entity) => rowOf(entity, 'Removed')),
    ...added.map((entity) => rowOf(entity, 'New')),
  ]
}

function rowOf(entity: Entity, what: string): Row {
  const kind = entityNouns[entity.kind].one
  return { id: entity.id, name: nameOf(entity), kind, account: accountOf(entity) ?? '-', what }
}

import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'

import type { OrganizationPolicyType } from '#model/entities/organization.ts'
import { isManagementAccount, type OrganizationTarget } from '#model/organization.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { hrefOfEntity } from '../parts/hrefs.ts'
import { targetText } from '../parts/organization/target-text.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { organizationPolicyNouns } from '../wording/entity-nouns.ts'
import { CreateUnitDialog } from './create-unit-dialog.tsx'
import { RowActions } from './row-actions.tsx'
import type { Tree, TreeRow } from './tree-rows.ts'

type OrganizationTreeProps = {
  readonly tree: Tree
  readonly wanted: string
  readonly onWant: (wanted: string) => void
}

/** Beyond this many branches only the root is open at first. */
const mostOpen = 40

/** Root, OUs and accounts as rows that open and close. */
export function OrganizationTree({ tree, wanted, onWant }: OrganizationTreeProps) {
  const workspace = useWorkspace()
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [creating, setCreating] = useState(false)
  const isSmall = tree.branches.length <= mostOpen
  const isOpen = (id: string) => {
    const atFirst = wanted !== '' || isSmall || id === tree.root.id
    return atFirst !== toggled.has(id)
  }
  const toggle = (id: string) => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  return (
    <>
      <Table<TreeRow>
        items={[tree.root]}
        trackBy="id"
        columnDefinitions={columnsIn(workspace)}
        wrapLines
        expandableRows={{
          getItemChildren: ({ children }) => [...children],
          isItemExpandable: ({ children }) => children.length > 0,
          expandedItems: tree.branches.filter(isOpen).flatMap((id) => rowNamed(tree.root, id) ?? []),
          onExpandableItemToggle: ({ detail }) => toggle(detail.item.id),
        }}
        ariaLabels={{
          tableLabel: 'Organization',
          expandButtonLabel: (row) => `Open ${rowText(row)}`,
          collapseButtonLabel: (row) => `Close ${rowText(row)}`,
        }}
        header={
          <Header
            variant="h2"
            actions={<ChangeButton onClick={() => setCreating(true)}>Create OU</ChangeButton>}
          >
            Root, units and accounts
          </Header>
        }
        filter={
          <TextFilter
            filteringText={wanted}
            onChange={({ detail }) => onWant(detail.filteringText)}
            filteringAriaLabel="Find a unit or account"
            filteringPlaceholder="Find a unit or account by name or ID"
            countText={`${tree.matches} ${tree.matches === 1 ? 'match' : 'matches'}`}
          />
        }
      />
      {creating ? <CreateUnitDialog parent={null} onDismiss={() => setCreating(false)} /> : null}
    </>
  )
}

function rowNamed(row: TreeRow, id: string): TreeRow | undefined {
  if (row.id === id) return row
  for (const child of row.children) {
    const found = rowNamed(child, id)
    if (found !== undefined) return found
  }
  return undefined
}

function columnsIn(workspace: Workspace): TableProps.ColumnDefinition<TreeRow>[] {
  const attached = (type: OrganizationPolicyType): TableProps.ColumnDefinition<TreeRow> => ({
    id: type,
    header: `${organizationPolicyNouns[type].short}s attached here`,
    cell: (row) => (row.kind === 'target' ? namesOf(workspace, row.target, type) || '-' : ''),
  })
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      cell: (row) =>
        row.kind === 'more' ? (
          <Box color="text-body-secondary">{rowText(row)}</Box>
        ) : (
          <Link href={hrefOfEntity(row.target)}>{rowText(row)}</Link>
        ),
    },
    {
      id: 'kind',
      header: 'Kind',
      cell: (row) => (row.kind === 'target' ? kindText(workspace, row.target) : ''),
    },
    { id: 'id', header: 'ID', cell: (row) => (row.kind === 'target' ? idText(row.target) : '') },
    attached('service-control'),
    attached('resource-control'),
    {
      id: 'actions',
      header: 'Actions',
      cell: (row) => (row.kind === 'target' ? <RowActions target={row.target} /> : null),
    },
  ]
}

function rowText(row: TreeRow): string {
  return row.kind === 'target' ? targetText(row.target) : `${row.count} more: find them by name`
}

function idText(target: OrganizationTarget): string {
  if (target.kind === 'organization') return target.rootId
  return target.kind === 'account' ? target.accountId : target.id
}

function kindText(workspace: Workspace, target: OrganizationTarget): string {
  if (target.kind === 'organization') return 'Root'
  if (target.kind === 'organizational-unit') return 'Organizational unit'
  const isManager = isManagementAccount(workspace, target.accountId)
  return isManager ? 'Management account' : 'Account'
}

function namesOf(workspace: Workspace, target: OrganizationTarget, type: OrganizationPolicyType): string {
  return target.organizationPolicies
    .flatMap((id) => entityOf(workspace, 'organization-policy', id) ?? [])
    .filter((policy) => policy.type === type)
    .map(({ name }) => name)
    .join(', ')
}

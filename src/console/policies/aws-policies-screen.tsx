import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'

import type { ManagedPolicyEntry } from '#catalog/managed-policies.ts'

import { CatalogNote } from '../parts/catalog-note.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { dayText } from '../parts/instant-text.tsx'
import { AwsPoliciesNote } from '../parts/permissions/aws-policies-note.tsx'
import { managedPoliciesQuery } from '../state/catalog.ts'

const columns: readonly EntityColumn<ManagedPolicyEntry>[] = [
  {
    id: 'name',
    header: 'Policy name',
    text: ({ name }) => name,
    cell: ({ name }) => <Link href={`${hrefs.policies}/aws/${encodeURIComponent(name)}`}>{name}</Link>,
  },
  { id: 'path', header: 'Path', text: ({ path }) => path },
  { id: 'version', header: 'Version', text: ({ defaultVersionId }) => defaultVersionId },
  {
    id: 'updated',
    header: 'Last changed',
    text: ({ updateDate }) => dayText(updateDate),
    order: ({ updateDate }) => updateDate,
  },
]

/** All policies that AWS keeps, by name. Their documents are fetched one by one, when opened. */
export function AwsPoliciesScreen() {
  const { data, isError, refetch } = useQuery(managedPoliciesQuery())
  const state = isError ? 'failed' : data === undefined ? 'loading' : 'ready'
  return (
    <SpaceBetween size="m">
      <Link href={hrefs.policies}>Policies of this workspace</Link>
      <CatalogNote holds="managed-policies" />
      <AwsPoliciesNote awsPolicies={state} tryAgain={() => void refetch()} />
      <EntityTable
        asPage
        title="AWS managed policies"
        items={[...(data?.policies.values() ?? [])]}
        columns={columns}
        idOf={({ arn }) => arn}
        about="The list of AWS managed policies is not here yet."
      />
    </SpaceBetween>
  )
}

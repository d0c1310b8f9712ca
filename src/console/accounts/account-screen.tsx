import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

import { unreadOfAccountWords } from '#interchange/exporting/unread-notes.ts'
import { rootArn } from '#model/entities/arn-of.ts'
import type { Account, Entity } from '#model/entities/entity.ts'
import { accountId as accountIdOf } from '#model/entities/names.ts'
import { isPlaceUnread } from '#model/gather-organization.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, NotThere } from '../parts/detail-page.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { pathText } from '../parts/organization/path-text.ts'
import { useAccount, useFound, useListed } from '../parts/use-entities.ts'
import { countOf, entityNouns, nameOf } from '../wording/entity-nouns.ts'
import { AccountOrganization } from './account-organization.tsx'
import { AccountSettings } from './account-settings.tsx'
import { ownershipTexts } from './account-texts.ts'

const list = { text: 'accounts', href: hrefs.accounts }

const columns: readonly EntityColumn<Entity>[] = [
  {
    id: 'name',
    header: 'Name',
    text: nameOf,
    cell: (entity) => <EntityLink entity={entity} />,
  },
  { id: 'kind', header: 'Kind', text: ({ kind }) => entityNouns[kind].one },
]

export function AccountScreen({ accountId }: { readonly accountId: string }) {
  const id = accountIdOf(accountId)
  const account = useAccount(id)
  const place = useFound((workspace) => (account === undefined ? '' : placeText(workspace, account)))
  const entities = useListed((workspace) => entitiesOfAccount(workspace, id))
  if (account === undefined) return <NotThere what="account" name={accountId} list={list} />
  return (
    <DetailPage
      title={account.name}
      list={list}
      description={countOf(entities.length, { one: 'thing lives here', many: 'things live here' })}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <DeleteButton entity={account} list={hrefs.accounts} />
        </SpaceBetween>
      }
      facts={[
        { label: 'Account ID', value: <Copyable text={account.accountId} what="account ID" /> },
        { label: 'Root user', value: <Copyable text={rootArn(id)} what="ARN of the root user" /> },
        { label: 'Whose', value: ownershipTexts[account.ownership] },
        { label: 'Alias', value: account.alias ?? '-' },
        { label: 'Place', value: place },
        ...unreadFacts(account),
      ]}
      tabs={[
        {
          id: 'entities',
          label: 'Identities and resources',
          content: (
            <EntityTable
              title="Identities and resources"
              items={entities}
              columns={columns}
              idOf={({ id: entityId }) => entityId}
              about="Nothing lives in this account yet."
            />
          ),
        },
        { id: 'organization', label: 'Organization', content: <AccountOrganization account={account} /> },
        { id: 'settings', label: 'Account settings', content: <AccountSettings account={account} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={account} /> },
      ]}
    />
  )
}

function placeText(workspace: Workspace, account: Account): string {
  if (account.parent !== null) return pathText(workspace, account)
  return isPlaceUnread(workspace, account) ? 'Not read' : 'In no organization'
}

/** What AWS refused to tell whoever collected the account. */
function unreadFacts(account: Account): readonly Fact[] {
  const words = unreadOfAccountWords(account)
  if (words.length === 0) return []
  const text = words.join('; ')
  return [{ label: 'Not read', value: <StatusIndicator type="warning">{text}</StatusIndicator> }]
}

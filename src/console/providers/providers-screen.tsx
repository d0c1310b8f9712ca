import type { Provider } from '#model/entities/entity.ts'

import { ChangeMenu } from '../parts/change-menu.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { instantText } from '../parts/instant-text.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { nameOf } from '../wording/entity-nouns.ts'
import { CreateOidcProviderDialog } from './create-oidc-provider-dialog.tsx'
import { CreateSamlProviderDialog } from './create-saml-provider-dialog.tsx'

const columns: readonly EntityColumn<Provider>[] = [
  {
    id: 'name',
    header: 'Provider',
    text: nameOf,
    cell: (provider) => <EntityLink entity={provider} />,
  },
  {
    id: 'type',
    header: 'Type',
    text: ({ kind }) => (kind === 'saml-provider' ? 'SAML' : 'OpenID Connect'),
  },
  {
    id: 'created',
    header: 'Created',
    text: ({ createDate }) => instantText(createDate),
    order: ({ createDate }) => createDate,
  },
]

export function ProvidersScreen() {
  const providers = [...useEntities('saml-provider'), ...useEntities('oidc-provider')]
  const [creating, setCreating] = useSearchParameter('create')
  const dismiss = () => setCreating(null)
  return (
    <>
      <EntityTable
        asPage
        title="Identity providers"
        items={providers}
        columns={columns}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="An identity provider vouches for people and programs from outside, whom roles can then trust."
        actions={
          <ChangeMenu
            variant="primary"
            items={[
              { id: 'saml', text: 'SAML provider' },
              { id: 'oidc', text: 'OpenID Connect provider' },
            ]}
            onItemClick={({ detail }) => setCreating(detail.id)}
          >
            Add provider
          </ChangeMenu>
        }
      />
      {creating === 'saml' ? <CreateSamlProviderDialog onDismiss={dismiss} /> : null}
      {creating === 'oidc' ? <CreateOidcProviderDialog onDismiss={dismiss} /> : null}
    </>
  )
}

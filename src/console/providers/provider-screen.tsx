import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import type { OidcProvider, Provider } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, NotThere } from '../parts/detail-page.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { AccountLink } from '../parts/entity-link.tsx'
import { GraphButton } from '../parts/graph-button.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { InstantText } from '../parts/instant-text.tsx'
import { TagsPanel } from '../parts/tags-panel.tsx'
import { useEntity } from '../parts/use-entities.ts'
import { nameOf } from '../wording/entity-nouns.ts'
import { EditOidcProviderDialog } from './edit-oidc-provider-dialog.tsx'
import { SamlMetadata } from './saml-metadata.tsx'
import { TrustingRoles } from './trusting-roles.tsx'

const list = { text: 'identity providers', href: hrefs.providers }

export function ProviderScreen({ arn }: { readonly arn: string }) {
  const provider = useEntity(arn)
  if (provider?.kind !== 'saml-provider' && provider?.kind !== 'oidc-provider') {
    return <NotThere what="identity provider" name={arn} list={list} />
  }
  return (
    <DetailPage
      title={nameOf(provider)}
      list={list}
      description="Roles that trust this provider let in those it vouches for."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <GraphButton node={provider.arn} />
          {provider.kind === 'oidc-provider' ? <EditButton provider={provider} /> : null}
          <DeleteButton entity={provider} list={hrefs.providers} />
        </SpaceBetween>
      }
      facts={factsOf(provider)}
      tabs={[
        { id: 'roles', label: 'Trusting roles', content: <TrustingRoles provider={provider} /> },
        ...(provider.kind === 'saml-provider'
          ? [{ id: 'metadata', label: 'Metadata', content: <SamlMetadata provider={provider} /> }]
          : []),
        { id: 'tags', label: 'Tags', content: <TagsPanel entity={provider} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={provider} /> },
      ]}
    />
  )
}

function EditButton({ provider }: { readonly provider: OidcProvider }) {
  const [editing, setEditing] = useState(false)
  return (
    <>
      <ChangeButton onClick={() => setEditing(true)}>Edit</ChangeButton>
      {editing ? <EditOidcProviderDialog provider={provider} onDismiss={() => setEditing(false)} /> : null}
    </>
  )
}

function factsOf(provider: Provider): readonly Fact[] {
  const facts = [
    { label: 'ARN', value: <Copyable text={provider.arn} what="ARN" /> },
    { label: 'Account', value: <AccountLink id={provider.accountId} /> },
    { label: 'Created', value: <InstantText at={provider.createDate} /> },
  ]
  if (provider.kind === 'saml-provider') return [{ label: 'Type', value: 'SAML' }, ...facts]
  return [
    { label: 'Type', value: 'OpenID Connect' },
    { label: 'Issuer', value: `https://${provider.url}` },
    { label: 'Audiences', value: provider.clientIds.join(', ') || '-' },
    { label: 'Thumbprints', value: provider.thumbprints.join(', ') || '-' },
    ...facts,
  ]
}

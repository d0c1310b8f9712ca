import SpaceBetween from '@cloudscape-design/components/space-between'

import { checkModifiable } from '#model/commands/check-entity.ts'
import { parseAccountId } from '#model/entities/arn-of.ts'
import type { Role } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'

import { DocumentPanel } from '../parts/document-panel.tsx'
import { AccountLink, ArnLink, EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { trustedEntitiesOf, type TrustedPrincipal } from '../parts/trusted-entities.ts'
import { useEntities } from '../parts/use-entities.ts'

const kindNames: Readonly<Record<TrustedPrincipal['kind'], string>> = {
  anyone: 'Anyone',
  AWS: 'AWS account or identity',
  Service: 'AWS service',
  Federated: 'Identity provider',
  CanonicalUser: 'Canonical user',
}

const columns: readonly EntityColumn<TrustedPrincipal>[] = [
  {
    id: 'principal',
    header: 'Trusted entity',
    text: ({ text }) => text,
    cell: (principal) => <PrincipalText principal={principal} />,
  },
  { id: 'kind', header: 'Kind', text: ({ kind }) => kindNames[kind] },
]

/** Whom a role trusts: in a list, and as the document that says so. */
export function TrustPanel({ role }: { readonly role: Role }) {
  return (
    <SpaceBetween size="l">
      <EntityTable
        title="Trusted entities"
        items={trustedEntitiesOf(role.trustPolicy)}
        columns={columns}
        idOf={({ kind, text }) => `${kind} ${text}`}
        about="The trust policy lets nobody in: no one can take on this role."
      />
      <DocumentPanel
        title="Trust policy"
        place={{ kind: 'trust', role: role.arn }}
        editable={checkModifiable(role) === null}
      />
    </SpaceBetween>
  )
}

function PrincipalText({ principal: { kind, text } }: { readonly principal: TrustedPrincipal }) {
  const providers = useEntities('oidc-provider')
  if (kind === 'Federated') {
    const provider = providers.find(({ arn: providerArn }) => providerArn === text)
    if (provider !== undefined) return <EntityLink entity={provider} />
  }
  const account = accountMeant(text)
  if (kind === 'AWS' && account !== null) {
    return (
      <span>
        All of account <AccountLink id={account} />, as far as its own policies allow
      </span>
    )
  }
  return text.startsWith('arn:') ? <ArnLink arn={arn(text)} /> : <span>{text}</span>
}

/** The account that a principal stands for as a whole: an account id, or its root user's ARN (R3.2). */
function accountMeant(text: string) {
  const id = parseAccountId(/^arn:aws:iam::(?<id>\d{12}):root$/.exec(text)?.groups?.['id'] ?? text)
  return id.ok ? id.value : null
}

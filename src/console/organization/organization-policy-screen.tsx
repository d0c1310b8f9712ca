import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import type { OrganizationPolicy, OrganizationPolicyType } from '#model/entities/organization.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, NotThere } from '../parts/detail-page.tsx'
import { DocumentPanel } from '../parts/document-panel.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { hrefOfDocument, hrefs } from '../parts/hrefs.ts'
import { useEntity } from '../parts/use-entities.ts'
import { organizationPolicyNouns } from '../wording/entity-nouns.ts'
import { EditOrganizationPolicyDialog } from './edit-organization-policy-dialog.tsx'
import { PolicyTargets } from './policy-targets.tsx'

type OrganizationPolicyScreenProps = { readonly type: OrganizationPolicyType; readonly id: string }

/** One SCP or RCP: its document, and where it is attached. */
export function OrganizationPolicyScreen({ type, id }: OrganizationPolicyScreenProps) {
  const policy = useEntity(id)
  const noun = organizationPolicyNouns[type]
  const list = { text: noun.many.toLowerCase(), href: hrefs[type] }
  if (policy?.kind !== 'organization-policy') return <NotThere what={noun.one} name={id} list={list} />
  return (
    <DetailPage
      title={policy.name}
      list={list}
      description={
        policy.awsManaged ? 'AWS keeps this policy: it can be attached, not changed.' : policy.description
      }
      actions={policy.awsManaged ? null : <PolicyButtons policy={policy} />}
      facts={factsOf(policy)}
      tabs={[
        {
          id: 'document',
          label: 'Document',
          content: (
            <DocumentPanel
              title="Policy document"
              place={{ kind: 'organization-policy', policy: policy.id }}
              editable={!policy.awsManaged}
            />
          ),
        },
        { id: 'targets', label: 'Targets', content: <PolicyTargets policy={policy} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={policy} /> },
      ]}
    />
  )
}

function PolicyButtons({ policy }: { readonly policy: OrganizationPolicy }) {
  const [editing, setEditing] = useState(false)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button variant="primary" href={hrefOfDocument({ kind: 'organization-policy', policy: policy.id })}>
        Edit policy
      </Button>
      <ChangeButton onClick={() => setEditing(true)}>Rename</ChangeButton>
      <DeleteButton entity={policy} list={hrefs[policy.type]} />
      {editing ? <EditOrganizationPolicyDialog policy={policy} onDismiss={() => setEditing(false)} /> : null}
    </SpaceBetween>
  )
}

function factsOf(policy: OrganizationPolicy): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={policy.arn} what="ARN" /> },
    { label: 'ID', value: policy.id },
    { label: 'Type', value: organizationPolicyNouns[policy.type].one },
  ]
}

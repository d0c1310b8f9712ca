import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { ManagedPolicy } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, NotThere } from '../parts/detail-page.tsx'
import { DocumentPanel } from '../parts/document-panel.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { AccountLink } from '../parts/entity-link.tsx'
import { hrefOfDocument, hrefs } from '../parts/hrefs.ts'
import { InstantText } from '../parts/instant-text.tsx'
import { TagsPanel } from '../parts/tags-panel.tsx'
import { useFound } from '../parts/use-entities.ts'
import { WhoCanChangeButton } from '../parts/who-can-change-button.tsx'
import { wordPolicyType } from '../wording/entity-nouns.ts'
import { AttachedEntities } from './attached-entities.tsx'
import { AwsPolicyPage } from './aws-policy-page.tsx'
import { PolicyVersions } from './policy-versions.tsx'

const list = { text: 'policies', href: hrefs.policies }

/** `owner` is an account id, or `aws`. */
type PolicyScreenProps = { readonly owner: string; readonly name: string }

export function PolicyScreen({ owner, name }: PolicyScreenProps) {
  const policy = useFound((workspace) => policyOf(workspace, owner, name))
  if (policy === undefined && owner === 'aws') return <AwsPolicyPage name={name} />
  if (policy === undefined) return <NotThere what="policy" name={name} list={list} />
  const isOurs = policy.owner !== 'aws'
  return (
    <DetailPage
      title={policy.name}
      list={list}
      description={isOurs ? policy.description : 'AWS keeps this policy: it can be attached, not changed.'}
      actions={
        isOurs ? (
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="primary"
              href={hrefOfDocument({
                kind: 'managed',
                policy: policy.arn,
                versionId: policy.defaultVersionId,
              })}
            >
              Edit policy
            </Button>
            <WhoCanChangeButton entity={policy.arn} />
            <DeleteButton entity={policy} list={hrefs.policies} />
          </SpaceBetween>
        ) : null
      }
      facts={factsOf(policy)}
      tabs={[
        {
          id: 'document',
          label: 'Permissions',
          content: (
            <DocumentPanel
              title={`Version ${policy.defaultVersionId} (default)`}
              place={{ kind: 'managed', policy: policy.arn, versionId: policy.defaultVersionId }}
              editable={isOurs}
            />
          ),
        },
        { id: 'attached', label: 'Entities attached', content: <AttachedEntities policy={policy} /> },
        {
          id: 'versions',
          label: `Policy versions (${policy.versions.length})`,
          content: <PolicyVersions policy={policy} />,
        },
        ...(isOurs ? [{ id: 'tags', label: 'Tags', content: <TagsPanel entity={policy} /> }] : []),
        { id: 'json', label: 'JSON', content: <EntityJson entity={policy} /> },
      ]}
    />
  )
}

function policyOf(workspace: Workspace, owner: string, name: string): ManagedPolicy | undefined {
  return entitiesOf(workspace, 'policy').find((policy) => policy.owner === owner && policy.name === name)
}

function factsOf(policy: ManagedPolicy): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={policy.arn} what="ARN" /> },
    { label: 'Type', value: wordPolicyType(policy) },
    { label: 'Account', value: policy.owner === 'aws' ? 'AWS' : <AccountLink id={policy.owner} /> },
    { label: 'Path', value: policy.path },
    { label: 'Default version', value: policy.defaultVersionId },
    { label: 'Created', value: <InstantText at={policy.createDate} /> },
  ]
}

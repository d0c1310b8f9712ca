import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

import type { Resource } from '#model/entities/entity.ts'
import { takesPolicy } from '#model/entities/resource-arn.ts'
import type { UnreadPart } from '#model/entities/unread.ts'

import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type DetailTab, type Fact, type ListLink } from '../parts/detail-page.tsx'
import { DocumentPanel } from '../parts/document-panel.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { AccountLink, ArnLink } from '../parts/entity-link.tsx'
import { TagsPanel } from '../parts/tags-panel.tsx'
import { WhoCanChangeButton } from '../parts/who-can-change-button.tsx'
import { WhoCanReachButton } from '../parts/who-can-reach-button.tsx'
import { resourceTypeNames } from '../wording/entity-nouns.ts'
import { unreadSentences } from '../wording/unknown-wording.ts'
import { ResourceSettingsPanel } from './resource-settings-panel.tsx'
import { hasSettings } from './settings-of.ts'

type ResourceDetailsProps = { readonly resource: Resource; readonly list: ListLink }

export function ResourceDetails({ resource, list }: ResourceDetailsProps) {
  return (
    <DetailPage
      title={resource.name}
      list={list}
      description={resourceTypeNames[resource.type]}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <WhoCanReachButton entity={resource.arn} />
          <WhoCanChangeButton entity={resource.arn} />
          <DeleteButton entity={resource} list={list.href} />
        </SpaceBetween>
      }
      facts={factsOf(resource)}
      tabs={[
        policyTab(resource),
        ...(hasSettings(resource.type)
          ? [{ id: 'settings', label: 'Settings', content: <ResourceSettingsPanel resource={resource} /> }]
          : []),
        { id: 'tags', label: 'Tags', content: <TagsPanel entity={resource} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={resource} /> },
      ]}
    />
  )
}

function policyTab(resource: Resource): DetailTab {
  const label = 'Resource-based policy'
  if (!takesPolicy(resource.type)) {
    return {
      id: 'policy',
      label,
      content: (
        <Box color="text-body-secondary">
          AWS has no resource-based policies for {resourceTypeNames[resource.type]}s: identity policies alone
          decide.
        </Box>
      ),
    }
  }
  return {
    id: 'policy',
    label,
    content: (
      <DocumentPanel
        title={label}
        place={{ kind: 'resource', resource: resource.arn }}
        editable
        absent={absentText(resource)}
      />
    ),
  }
}

function absentText({ type, name, unread = [] }: Resource): string {
  if (unread.includes('policy'))
    return `${unreadSentences.policy(name)} Until then requests on it have no answer, unless something else denies them.`
  if (type === 'kms-key') {
    return 'No key policy is known, though AWS gives every key one. Identity policies do not decide alone: without a key policy or grant that allows it, nobody may use the key.'
  }
  return type === 'vpc-endpoint'
    ? 'No policy is set on this endpoint: it lets everything through.'
    : 'No policy is set on this resource: within its account the identity policies decide alone.'
}

function factsOf(resource: Resource): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={resource.arn} what="ARN" /> },
    { label: 'Type', value: resourceTypeNames[resource.type] },
    { label: 'Account', value: <AccountLink id={resource.accountId} /> },
    ...runsAsFacts(resource),
    ...unreadFacts(resource),
  ]
}

function runsAsFacts({ type, executionRole, instanceProfile }: Resource): readonly Fact[] {
  if (type === 'lambda-function') {
    return [{ label: 'Execution role', value: <ArnOrNone arn={executionRole} /> }]
  }
  if (type === 'ec2-instance') {
    return [{ label: 'Instance profile', value: <ArnOrNone arn={instanceProfile} /> }]
  }
  return []
}

function ArnOrNone({ arn }: { readonly arn: Resource['executionRole'] }) {
  return arn === null ? <span>None</span> : <ArnLink arn={arn} />
}

function unreadFacts({ unread = [] }: Resource): readonly Fact[] {
  if (unread.length === 0) return []
  const text = unread.map((part) => unreadPartNames[part]).join(', ')
  return [{ label: 'Not read', value: <StatusIndicator type="warning">{text}</StatusIndicator> }]
}

const unreadPartNames: Readonly<Record<UnreadPart, string>> = {
  policy: 'Policy',
  grants: 'Grants',
  aliases: 'Aliases',
  tags: 'Tags',
  blockPublicAccess: 'Block Public Access',
}

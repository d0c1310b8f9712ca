import SpaceBetween from '@cloudscape-design/components/space-between'

import { editResourceSettings } from '#model/commands/edit-resource-settings.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Resource } from '#model/entities/entity.ts'
import type { ResourceSettings } from '#model/entities/resource-settings.ts'
import { unreadParts } from '#model/entities/unread.ts'

import { BlockPublicAccessPanel } from '../parts/block-public-access-panel.tsx'
import { attempt } from '../parts/perform.ts'
import { KeyAliasesPanel } from './key-aliases-panel.tsx'
import { KeyGrantsPanel } from './key-grants-panel.tsx'
import { OwnershipPanel } from './ownership-panel.tsx'
import { PlacePanel } from './place-panel.tsx'

/** Change some settings of a resource; answers why not, or null. */
export type SaveSettings = (part: Partial<ResourceSettings>) => Problem | null

/** What can be set on a resource beside its policy, one panel a thing. */
export function ResourceSettingsPanel({ resource }: { readonly resource: Resource }) {
  const save: SaveSettings = (part) =>
    attempt(editResourceSettings, {
      resource: resource.arn,
      settings: { ...resource.settings, ...part },
      stated: unreadParts.filter((one) => one in part),
    })
  const { type, settings, unread = [] } = resource
  const isBucket = type === 's3-bucket'
  return (
    <SpaceBetween size="l">
      {isBucket || type === 's3-access-point' ? (
        <BlockPublicAccessPanel
          value={settings.blockPublicAccess}
          description={`What the ${isBucket ? 'bucket' : 'access point'} itself blocks, beside what its account blocks.`}
          isUnread={unread.includes('blockPublicAccess')}
          onSave={(blockPublicAccess) => save({ blockPublicAccess })}
        />
      ) : null}
      {isBucket ? <OwnershipPanel settings={settings} save={save} /> : null}
      {type === 's3-access-point' || type === 'vpc-endpoint' ? (
        <PlacePanel resource={resource} save={save} />
      ) : null}
      {type === 'kms-key' ? (
        <KeyAliasesPanel aliases={settings.aliases} isUnread={unread.includes('aliases')} save={save} />
      ) : null}
      {type === 'kms-key' ? (
        <KeyGrantsPanel grants={settings.grants} isUnread={unread.includes('grants')} save={save} />
      ) : null}
    </SpaceBetween>
  )
}

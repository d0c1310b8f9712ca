import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { deletePolicyVersion } from '#model/commands/delete-policy-version.ts'
import { setDefaultPolicyVersion } from '#model/commands/set-default-policy-version.ts'
import type { ManagedPolicy, PolicyVersion } from '#model/entities/entity.ts'
import { quotas } from '#model/entities/limits.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { DocumentPanel } from '../parts/document-panel.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { instantText } from '../parts/instant-text.tsx'
import { perform } from '../parts/perform.ts'
import { CompareVersions } from './compare-versions.tsx'
import { CreateVersionDialog } from './create-version-dialog.tsx'

/** The versions of a managed policy. Only the default one is in force (R1.10). */
export function PolicyVersions({ policy }: { readonly policy: ManagedPolicy }) {
  const [chosen, show] = useState(policy.defaultVersionId)
  const [creating, setCreating] = useState(false)
  const isFull = policy.versions.length >= quotas['versions-per-policy'].limit
  const isThere = policy.versions.some(({ versionId }) => versionId === chosen)
  const shown = isThere ? chosen : policy.defaultVersionId
  return (
    <SpaceBetween size="l">
      <EntityTable
        title="Policy versions"
        items={policy.versions.toReversed()}
        columns={columnsOf(policy, show)}
        idOf={({ versionId }) => versionId}
        about="A managed policy keeps up to five versions."
        actions={
          policy.owner === 'aws' ? null : (
            <ChangeButton
              disabled={isFull}
              disabledReason="AWS keeps five versions. Delete one that is not the default first."
              onClick={() => setCreating(true)}
            >
              Create version
            </ChangeButton>
          )
        }
      />
      <Box variant="p" color="text-body-secondary">
        Only the default version is in force. AWS keeps five versions at most: with five there, one has to be
        deleted before the next.
      </Box>
      {policy.versions.length > 1 ? <CompareVersions key={policy.defaultVersionId} policy={policy} /> : null}
      <DocumentPanel
        title={`Version ${shown}`}
        place={{ kind: 'managed', policy: policy.arn, versionId: shown }}
        editable={policy.owner !== 'aws' && shown === policy.defaultVersionId}
      />
      {creating ? <CreateVersionDialog policy={policy} onDismiss={() => setCreating(false)} /> : null}
    </SpaceBetween>
  )
}

function columnsOf(
  policy: ManagedPolicy,
  show: (versionId: string) => void,
): readonly EntityColumn<PolicyVersion>[] {
  return [
    {
      id: 'version',
      header: 'Version',
      text: ({ versionId }) => versionId,
      cell: ({ versionId }) => (
        <Button variant="inline-link" ariaLabel={`Show version ${versionId}`} onClick={() => show(versionId)}>
          {versionId}
        </Button>
      ),
    },
    {
      id: 'default',
      header: 'In force',
      text: ({ versionId }) => (versionId === policy.defaultVersionId ? 'Yes, default' : 'No'),
    },
    {
      id: 'created',
      header: 'Created',
      text: ({ createDate }) => instantText(createDate),
      order: ({ createDate }) => createDate,
    },
    ...(policy.owner === 'aws' ? [] : [actionsColumn(policy)]),
  ]
}

function actionsColumn(policy: ManagedPolicy): EntityColumn<PolicyVersion> {
  return {
    id: 'actions',
    header: 'Actions',
    text: null,
    cell: ({ versionId }) =>
      versionId === policy.defaultVersionId ? (
        '-'
      ) : (
        <SpaceBetween direction="horizontal" size="s">
          <ChangeButton
            variant="inline-link"
            ariaLabel={`Set ${versionId} as default`}
            onClick={() => perform(setDefaultPolicyVersion, { policy: policy.arn, versionId })}
          >
            Set as default
          </ChangeButton>
          <ChangeButton
            variant="inline-link"
            ariaLabel={`Delete ${versionId}`}
            onClick={() => perform(deletePolicyVersion, { policy: policy.arn, versionId })}
          >
            Delete
          </ChangeButton>
        </SpaceBetween>
      ),
  }
}

import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'

import { createAccessKey } from '#model/commands/create-access-key.ts'
import { deleteAccessKey } from '#model/commands/delete-access-key.ts'
import { setAccessKeyStatus } from '#model/commands/set-access-key-status.ts'
import type { AccessKey, User } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { instantText } from '../parts/instant-text.tsx'
import { newAccessKeyId, now, pretendSecret } from '../parts/new-unique-id.ts'
import { perform } from '../parts/perform.ts'
import { CreatedKeyDialog, type CreatedKey } from './created-key-dialog.tsx'
import { ageText, isOld, lastUseText } from './credential-age.ts'

/** The access keys of a user. A secret is shown once, and opens nothing. */
export function AccessKeys({ user }: { readonly user: User }) {
  const [created, setCreated] = useState<CreatedKey | null>(null)
  const create = () => {
    const accessKeyId = newAccessKeyId()
    const isDone = perform(createAccessKey, { user: user.arn, accessKeyId, createDate: now() })
    if (isDone) setCreated({ accessKeyId, secret: pretendSecret() })
  }
  return (
    <>
      <EntityTable
        title="Access keys"
        items={user.accessKeys}
        columns={columnsOf(user)}
        idOf={({ accessKeyId }) => accessKeyId}
        about="An access key signs calls of programs. This user has none. Secrets are never kept here."
        actions={<ChangeButton onClick={create}>Create access key</ChangeButton>}
      />
      {created === null ? null : <CreatedKeyDialog created={created} onDismiss={() => setCreated(null)} />}
    </>
  )
}

function columnsOf(user: User): readonly EntityColumn<AccessKey>[] {
  const today = now()
  return [
    { id: 'id', header: 'Access key ID', text: ({ accessKeyId }) => accessKeyId },
    {
      id: 'status',
      header: 'Status',
      text: ({ status }) => status,
      cell: ({ status }) => (
        <StatusIndicator type={status === 'Active' ? 'success' : 'stopped'}>{status}</StatusIndicator>
      ),
    },
    {
      id: 'created',
      header: 'Created',
      text: ({ createDate }) => instantText(createDate),
      order: ({ createDate }) => createDate,
    },
    {
      id: 'age',
      header: 'Age',
      text: ({ createDate }) => ageText(createDate, today),
      order: ({ createDate }) => createDate,
      cell: ({ createDate }) =>
        isOld(createDate, today) ? (
          <StatusIndicator type="warning">{`${ageText(createDate, today)}, old`}</StatusIndicator>
        ) : (
          ageText(createDate, today)
        ),
    },
    {
      id: 'used',
      header: 'Last used',
      text: ({ lastUsed }) => (lastUsed === null ? 'Not known' : lastUseText(lastUsed)),
      order: ({ lastUsed }) => lastUsed ?? '',
    },
    {
      id: 'actions',
      header: 'Actions',
      text: null,
      cell: (key) => <KeyButtons user={user} signingKey={key} />,
    },
  ]
}

type KeyButtonsProps = { readonly user: User; readonly signingKey: AccessKey }

function KeyButtons({ user, signingKey }: KeyButtonsProps) {
  const { accessKeyId, status } = signingKey
  const isActive = status === 'Active'
  const verb = isActive ? 'Deactivate' : 'Activate'
  return (
    <SpaceBetween direction="horizontal" size="s">
      <ChangeButton
        variant="inline-link"
        ariaLabel={`${verb} access key ${accessKeyId}`}
        onClick={() =>
          perform(setAccessKeyStatus, {
            user: user.arn,
            accessKeyId,
            status: isActive ? 'Inactive' : 'Active',
          })
        }
      >
        {verb}
      </ChangeButton>
      <ChangeButton
        variant="inline-link"
        ariaLabel={`Delete access key ${accessKeyId}`}
        onClick={() => perform(deleteAccessKey, { user: user.arn, accessKeyId })}
      >
        Delete
      </ChangeButton>
    </SpaceBetween>
  )
}

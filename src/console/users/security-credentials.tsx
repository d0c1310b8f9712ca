import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'

import { deactivateMfaDevice } from '#model/commands/deactivate-mfa-device.ts'
import { deleteAccessKey } from '#model/commands/delete-access-key.ts'
import { setLoginProfile } from '#model/commands/set-login-profile.ts'
import type { AccessKey, MfaDevice, User } from '#model/entities/entity.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { instantText } from '../parts/instant-text.tsx'
import { perform } from '../parts/perform.ts'

/** What a user proves itself with. Nothing here is a secret: the workspace holds none. */
export function SecurityCredentials({ user }: { readonly user: User }) {
  return (
    <SpaceBetween size="l">
      <ConsolePassword user={user} />
      <EntityTable
        title="Access keys"
        items={user.accessKeys}
        columns={keyColumns(user)}
        idOf={({ accessKeyId }) => accessKeyId}
        about="An access key signs calls of programs. This user has none. Secrets are never kept here."
      />
      <EntityTable
        title="MFA devices"
        items={user.mfaDevices}
        columns={deviceColumns(user)}
        idOf={({ serialNumber }) => serialNumber}
        about="An MFA device is a second factor, which policies can ask for. This user has none."
      />
    </SpaceBetween>
  )
}

function ConsolePassword({ user }: { readonly user: User }) {
  const toggle = () => perform(setLoginProfile, { user: user.arn, loginProfile: !user.loginProfile })
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button onClick={toggle}>{user.loginProfile ? 'Remove password' : 'Give a password'}</Button>
          }
        >
          Console password
        </Header>
      }
    >
      {user.loginProfile
        ? 'This user may sign in to the console. The password itself is not kept here.'
        : 'This user cannot sign in to the console: it calls AWS with access keys alone.'}
    </Container>
  )
}

function keyColumns(user: User): readonly EntityColumn<AccessKey>[] {
  return [
    { id: 'id', header: 'Access key ID', text: ({ accessKeyId }) => accessKeyId },
    { id: 'status', header: 'Status', text: ({ status }) => status },
    {
      id: 'created',
      header: 'Created',
      text: ({ createDate }) => instantText(createDate),
      order: ({ createDate }) => createDate,
    },
    {
      id: 'delete',
      header: 'Action',
      text: null,
      cell: ({ accessKeyId }) => (
        <Button
          variant="inline-link"
          ariaLabel={`Delete access key ${accessKeyId}`}
          onClick={() => perform(deleteAccessKey, { user: user.arn, accessKeyId })}
        >
          Delete
        </Button>
      ),
    },
  ]
}

function deviceColumns(user: User): readonly EntityColumn<MfaDevice>[] {
  return [
    { id: 'serial', header: 'Serial number', text: ({ serialNumber }) => serialNumber },
    {
      id: 'enabled',
      header: 'Enabled',
      text: ({ enableDate }) => instantText(enableDate),
      order: ({ enableDate }) => enableDate,
    },
    {
      id: 'deactivate',
      header: 'Action',
      text: null,
      cell: ({ serialNumber }) => (
        <Button
          variant="inline-link"
          ariaLabel={`Deactivate MFA device ${serialNumber}`}
          onClick={() => perform(deactivateMfaDevice, { user: user.arn, serialNumber })}
        >
          Deactivate
        </Button>
      ),
    },
  ]
}

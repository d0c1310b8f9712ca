import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { AccessKey, MfaDevice, User } from '#model/entities/entity.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { instantText } from '../parts/instant-text.tsx'

const keyColumns: readonly EntityColumn<AccessKey>[] = [
  { id: 'id', header: 'Access key ID', text: ({ accessKeyId }) => accessKeyId },
  { id: 'status', header: 'Status', text: ({ status }) => status },
  { id: 'created', header: 'Created', text: ({ createDate }) => instantText(createDate) },
]

const deviceColumns: readonly EntityColumn<MfaDevice>[] = [
  { id: 'serial', header: 'Serial number', text: ({ serialNumber }) => serialNumber },
  { id: 'enabled', header: 'Enabled', text: ({ enableDate }) => instantText(enableDate) },
]

/** What a user proves itself with. Nothing here is a secret: the workspace holds none. */
export function SecurityCredentials({ user }: { readonly user: User }) {
  return (
    <SpaceBetween size="l">
      <Alert type="info" header={user.loginProfile ? 'Has a console password' : 'Has no console password'}>
        {user.loginProfile
          ? 'This user may sign in to the console. The password itself is not kept here.'
          : 'This user cannot sign in to the console and calls AWS with access keys alone.'}
      </Alert>
      <EntityTable
        title="Access keys"
        items={user.accessKeys}
        columns={keyColumns}
        idOf={({ accessKeyId }) => accessKeyId}
        about="An access key signs calls of programs. This user has none. Secrets are never kept here."
      />
      <EntityTable
        title="MFA devices"
        items={user.mfaDevices}
        columns={deviceColumns}
        idOf={({ serialNumber }) => serialNumber}
        about="An MFA device is a second factor, which policies can ask for. This user has none."
      />
    </SpaceBetween>
  )
}
